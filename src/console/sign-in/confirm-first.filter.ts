import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { leadTo } from './lead-to.js';
import { confirmPath } from './safe-next.js';

/** Something was asked for that needs a newer proof. */
export class ConfirmFirst extends Error {
  constructor(readonly path: string) {
    super('identity not confirmed');
  }
}

@Catch(ConfirmFirst)
export class ConfirmFirstFilter implements ExceptionFilter<ConfirmFirst> {
  async catch({ path }: ConfirmFirst, host: ArgumentsHost): Promise<void> {
    await leadTo(host.switchToHttp().getResponse<FastifyReply>(), confirmPath(path));
  }
}
