import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { signInPath } from './safe-next.js';

/** A page was asked for by someone who is not signed in. */
export class SignInFirst extends Error {
  constructor(readonly path: string) {
    super('not signed in');
  }
}

@Catch(SignInFirst)
export class SignInFirstFilter implements ExceptionFilter<SignInFirst> {
  async catch({ path }: SignInFirst, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    await reply.header('cache-control', 'no-store').redirect(signInPath(path), 303);
  }
}
