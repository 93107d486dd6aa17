import { Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { DiscardSetAsideJob } from '../../operations/queues/discard-set-aside-job.js';
import { PauseQueue } from '../../operations/queues/pause-queue.js';
import { QueueOperations } from '../../operations/queues/queue-operations.js';
import { QueueNotFound } from '../../operations/queues/queues.errors.js';
import { ResumeQueue } from '../../operations/queues/resume-queue.js';
import { RetrySetAsideJob } from '../../operations/queues/retry-set-aside-job.js';
import { SetAsideJobs } from '../../operations/queues/set-aside-jobs.js';
import { isQueueName, type QueueName } from '../../queues/queue-kinds.js';
import { Answers } from '../answers.decorator.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { PlatformActor, PlatformKeyGuard, RequirePlatformScope } from '../platform-key.guard.js';
import { dealtWithView, queuesView, queueView, setAsideView, type DealtWithView, type QueuesView, type QueueView, type SetAsideView } from './operations.schema.js';
import { toQueuesView, toQueueView, toSetAsideView } from './operations-views.js';

const LISTED = 100;

@ApiTags('Operations')
@ApiBearerAuth()
@Controller('api/v1/operations/queues')
@UseGuards(PlatformKeyGuard)
export class QueuesController {
  constructor(
    private readonly operations: QueueOperations,
    private readonly pauseQueue: PauseQueue,
    private readonly resumeQueue: ResumeQueue,
    private readonly setAside: SetAsideJobs,
    private readonly retryJob: RetrySetAsideJob,
    private readonly discardJob: DiscardSetAsideJob,
  ) {}

  @Get()
  @RequirePlatformScope('operations:read')
  @ApiOperation({ operationId: 'listQueues', summary: 'How every kind of work is, and what stands still' })
  @Answers(200, queuesView, 401, 403)
  async list(): Promise<QueuesView> {
    return toQueuesView(await this.operations.read());
  }

  @Post(':kind/pause')
  @RequirePlatformScope('operations:write')
  @ApiOperation({ operationId: 'pauseQueue', summary: 'Let one kind stand still; it goes on accepting' })
  @Answers(200, queueView, 401, 403, 404, 409)
  async pause(@Param('kind') kind: string, @PlatformActor() actor: string): Promise<QueueView> {
    await this.pauseQueue.run(toKind(kind), actor);
    return this.#view(toKind(kind));
  }

  @Post(':kind/resume')
  @RequirePlatformScope('operations:write')
  @ApiOperation({ operationId: 'resumeQueue', summary: 'Let one kind go on where it was' })
  @Answers(200, queueView, 401, 403, 404, 409)
  async resume(@Param('kind') kind: string, @PlatformActor() actor: string): Promise<QueueView> {
    await this.resumeQueue.run(toKind(kind), actor);
    return this.#view(toKind(kind));
  }

  @Get(':kind/set-aside')
  @RequirePlatformScope('operations:read')
  @ApiOperation({ operationId: 'listSetAsideJobs', summary: 'Jobs that failed for good, the newest first, with what they carry' })
  @Answers(200, setAsideView, 401, 403, 404, 503)
  async listSetAside(@Param('kind') kind: string): Promise<SetAsideView> {
    return toSetAsideView(await this.setAside.list(toKind(kind), LISTED));
  }

  @Post(':kind/set-aside/:id/retry')
  @RequirePlatformScope('operations:write')
  @ApiOperation({ operationId: 'retrySetAsideJob', summary: 'Give a job all its tries anew' })
  @Answers(200, dealtWithView, 401, 403, 404, 503)
  async retry(@Param('kind') kind: string, @Param('id') id: string, @PlatformActor() actor: string): Promise<DealtWithView> {
    await this.retryJob.run(toKind(kind), id, actor);
    return { queue: toKind(kind), id, status: 'retried' };
  }

  @Post(':kind/set-aside/:id/discard')
  @RequirePlatformScope('operations:write')
  @ApiOperation({ operationId: 'discardSetAsideJob', summary: 'Throw a job away; the audit log keeps what it carried' })
  @Answers(200, dealtWithView, 401, 403, 404, 503)
  async discard(@Param('kind') kind: string, @Param('id') id: string, @PlatformActor() actor: string): Promise<DealtWithView> {
    await this.discardJob.run(toKind(kind), id, actor);
    return { queue: toKind(kind), id, status: 'discarded' };
  }

  async #view(kind: QueueName): Promise<QueueView> {
    const { queues } = await this.operations.read();
    const state = queues.find(({ queue }) => queue === kind);
    if (state === undefined) throw new QueueNotFound();
    return toQueueView(state);
  }
}

function toKind(text: string): QueueName {
  if (!isQueueName(text)) throw new QueueNotFound();
  return text;
}
