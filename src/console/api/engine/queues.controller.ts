import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { PauseQueue } from '../../../operations/queues/pause-queue.js';
import { ResumeQueue } from '../../../operations/queues/resume-queue.js';
import { SetEmergencyLevel } from '../../../operations/queues/set-emergency-level.js';
import { isEmergencyLevel } from '../../../queues/emergency/emergency-state.js';
import type { QueuesShown } from '../../contract/engine.js';
import { NoSuchLevel } from '../../console.errors.js';
import { toKind } from '../../queues/queues.controller.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi } from '../access.js';
import { asked } from '../asked.js';
import { QueueDesk } from './queue-desk.js';

const levelWish = z.strictObject({ level: z.int() });

/** How the queues are, and the levers. Every answer to a lever is how they are then. */
@ConsoleApi('queues', 'engineer', 'customer_success')
export class QueuesScreenController {
  constructor(
    private readonly desk: QueueDesk,
    private readonly setLevel: SetEmergencyLevel,
    private readonly pauseQueue: PauseQueue,
    private readonly resumeQueue: ResumeQueue,
  ) {}

  @Get()
  show(): Promise<QueuesShown> {
    return this.desk.show();
  }

  @Put('level')
  async changeLevel(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<QueuesShown> {
    const { level } = asked(levelWish, body);
    if (!isEmergencyLevel(level)) throw new NoSuchLevel();
    await this.setLevel.run(level, actorOf(session));
    return this.desk.show();
  }

  @Post(':kind/pause')
  @HttpCode(200)
  async pause(@Param('kind') kind: string, @CurrentSession() session: ConsoleSession): Promise<QueuesShown> {
    await this.pauseQueue.run(toKind(kind), actorOf(session));
    return this.desk.show();
  }

  @Post(':kind/resume')
  @HttpCode(200)
  async resume(@Param('kind') kind: string, @CurrentSession() session: ConsoleSession): Promise<QueuesShown> {
    await this.resumeQueue.run(toKind(kind), actorOf(session));
    return this.desk.show();
  }
}
