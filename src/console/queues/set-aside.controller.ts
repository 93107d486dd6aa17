import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DiscardSetAsideJob } from '../../operations/queues/discard-set-aside-job.js';
import { RetrySetAsideJob } from '../../operations/queues/retry-set-aside-job.js';
import { PlatformOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { NeedsStepUp } from '../sign-in/step-up.guard.js';
import { actorOf } from './actor-of.js';
import { leadBack, toKind } from './queues.controller.js';

/** What becomes of jobs that were set aside. */
@Controller('console/queues/:kind/set-aside/:id')
@PlatformOnly()
export class SetAsideController {
  constructor(
    private readonly retryJob: RetrySetAsideJob,
    private readonly discardJob: DiscardSetAsideJob,
  ) {}

  @Post('retry')
  async retry(@Param('kind') kind: string, @Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.retryJob.run(toKind(kind), id, actorOf(session));
    await leadBack(reply);
  }

  @Post('discard')
  @NeedsStepUp()
  async discard(@Param('kind') kind: string, @Param('id') id: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.discardJob.run(toKind(kind), id, actorOf(session));
    await leadBack(reply);
  }
}
