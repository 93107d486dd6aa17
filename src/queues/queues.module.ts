import { Global, Module } from '@nestjs/common';
import { OutboxBell } from './outbox-bell.js';
import { Outbox } from './outbox.js';

/** What a process that only causes work needs: the outbox. Queues themselves are opened where work is moved or done. */
@Global()
@Module({ providers: [Outbox, OutboxBell], exports: [Outbox] })
export class QueuesModule {}
