import type { Transaction } from '../../database/transaction.js';
import { readEmergencyState, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { AuditLog } from '../../organisations/audit-log.js';

type Change = Pick<EmergencyState, 'level' | 'pausedKinds'>;

interface Act {
  /** As in {@link AuditLog}. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

/** Locks the state, changes it and writes down who did so. What changes nothing is not written down. */
export async function changeEmergencyState(tx: Transaction, audit: AuditLog, act: Act, change: (state: EmergencyState) => Partial<Change>): Promise<EmergencyState> {
  const before = await readEmergencyState(tx, 'FOR UPDATE');
  const { level, pausedKinds } = { ...before, ...change(before) };
  if (level === before.level && String(pausedKinds) === String(before.pausedKinds)) return before;
  await tx.rows(`UPDATE emergency_state SET level = $1, paused_kinds = $2, changed_at = now(), changed_by = $3`, [level, pausedKinds, act.actor]);
  await audit.add(tx, {
    ...act,
    organisationId: null,
    detail: { before: { level: before.level, pausedKinds: before.pausedKinds }, after: { level, pausedKinds } },
  });
  return readEmergencyState(tx);
}
