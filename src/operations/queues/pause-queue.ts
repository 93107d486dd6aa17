import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { isPausable, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { changeEmergencyState } from './change-emergency-state.js';
import { QueueNotPausable } from './queues.errors.js';

/** Lets a kind of work stand still, whatever the level, until it is resumed. It goes on accepting. */
@Injectable()
export class PauseQueue {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws QueueNotPausable */
  async run(queue: QueueName, actor: string): Promise<EmergencyState> {
    if (!isPausable(queue)) throw new QueueNotPausable(queue);
    const act = { actor, action: 'queue.pause', subject: `queue:${queue}` };
    return this.transactions.run('platform', (tx) =>
      changeEmergencyState(tx, this.audit, act, ({ pausedKinds }) => ({ pausedKinds: [...new Set([...pausedKinds, queue])].sort() })),
    );
  }
}
