import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { AuditLog } from '../../organisations/audit-log.js';
import type { EmergencyLevel, EmergencyState } from '../../queues/emergency/emergency-state.js';
import { changeEmergencyState } from './change-emergency-state.js';

/** Gives up all that the level names, and takes back what it does not. Kinds paused one by one stay paused. */
@Injectable()
export class SetEmergencyLevel {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  run(level: EmergencyLevel, actor: string): Promise<EmergencyState> {
    const act = { actor, action: 'emergency.set-level', subject: `emergency-level:${level}` };
    return this.transactions.run('platform', (tx) => changeEmergencyState(tx, this.audit, act, () => ({ level })));
  }
}
