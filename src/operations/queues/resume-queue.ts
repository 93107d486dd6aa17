import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import { isPausedByLevel, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { changeEmergencyState } from './change-emergency-state.js';
import { PausedByLevel } from './queues.errors.js';

/** Lets a kind of work that was paused by itself go on where it was. */
@Injectable()
export class ResumeQueue {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws PausedByLevel where it would go on standing still all the same. */
  run(queue: QueueName, actor: string): Promise<EmergencyState> {
    const act = { actor, action: 'queue.resume', subject: `queue:${queue}` };
    return this.transactions.run('platform', (tx) =>
      changeEmergencyState(tx, this.audit, act, ({ level, pausedKinds }) => {
        if (isPausedByLevel(queue, level)) throw new PausedByLevel(queue, level);
        return { pausedKinds: pausedKinds.filter((kind) => kind !== queue) };
      }),
    );
  }
}
