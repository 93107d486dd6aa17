import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SecondFactorFirst } from '../console.errors.js';
import { leadTo } from './lead-to.js';
import { SECOND_FACTOR } from './second-factor-first.js';

/** Leads whoever must have a second factor to where they set one up, whatever they came for. */
@Catch(SecondFactorFirst)
export class SecondFactorFirstFilter implements ExceptionFilter<SecondFactorFirst> {
  async catch(_: SecondFactorFirst, host: ArgumentsHost): Promise<void> {
    await leadTo(host.switchToHttp().getResponse<FastifyReply>(), SECOND_FACTOR);
  }
}
