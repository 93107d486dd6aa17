import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PauseQueue } from '../../operations/queues/pause-queue.js';
import { QueueOperations } from '../../operations/queues/queue-operations.js';
import { QueueNotFound } from '../../operations/queues/queues.errors.js';
import { ResumeQueue } from '../../operations/queues/resume-queue.js';
import { SetAsideJobs } from '../../operations/queues/set-aside-jobs.js';
import { SetEmergencyLevel } from '../../operations/queues/set-emergency-level.js';
import { isEmergencyLevel } from '../../queues/emergency/emergency-state.js';
import { isQueueName, type QueueName } from '../../queues/queue-kinds.js';
import { Clock } from '../../shared/clock.js';
import { ConsolePages } from '../console-pages.js';
import { NoSuchLevel } from '../console.errors.js';
import { PlatformOnly } from '../sign-in/access.decorators.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { formField } from '../sign-in/form-field.js';
import { renderQueues } from '../views/queues.view.js';
import { actorOf } from './actor-of.js';

const LISTED = 50;

/** How the queues are, and the levers. */
@Controller('console/queues')
@PlatformOnly()
export class QueuesPageController {
  constructor(
    private readonly operations: QueueOperations,
    private readonly setAside: SetAsideJobs,
    private readonly setLevel: SetEmergencyLevel,
    private readonly pauseQueue: PauseQueue,
    private readonly resumeQueue: ResumeQueue,
    private readonly clock: Clock,
    private readonly pages: ConsolePages,
  ) {}

  @Get()
  async show(@CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const [state, setAside] = await Promise.all([this.operations.read(), this.setAside.listAll(LISTED).catch(() => null)]);
    const seen = { ...session, emergency: state.emergency };
    await this.pages.show(reply, renderQueues({ session: seen, state, setAside, now: this.clock.now() }));
  }

  @Post('level')
  async changeLevel(@Body() form: unknown, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    const text = formField(form, 'level');
    const level = /^\d$/.test(text) ? Number(text) : null;
    if (!isEmergencyLevel(level)) throw new NoSuchLevel();
    await this.setLevel.run(level, actorOf(session));
    await leadBack(reply);
  }

  @Post(':kind/pause')
  async pause(@Param('kind') kind: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.pauseQueue.run(toKind(kind), actorOf(session));
    await leadBack(reply);
  }

  @Post(':kind/resume')
  async resume(@Param('kind') kind: string, @CurrentSession() session: ConsoleSession, @Res() reply: FastifyReply): Promise<void> {
    await this.resumeQueue.run(toKind(kind), actorOf(session));
    await leadBack(reply);
  }
}

export function toKind(text: string): QueueName {
  if (!isQueueName(text)) throw new QueueNotFound();
  return text;
}

export async function leadBack(reply: FastifyReply): Promise<void> {
  await reply.header('cache-control', 'no-store').redirect('/console/queues', 303);
}
