import { Global, Module } from '@nestjs/common';
import { JobQueues } from './job-queues.js';

/** For processes that add jobs themselves instead of leaving them in the outbox. */
@Global()
@Module({ providers: [JobQueues], exports: [JobQueues] })
export class JobQueuesModule {}
