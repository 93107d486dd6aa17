import type { Transaction } from '../../database/transaction.js';
import type { Sheddable } from '../../shared/shedding.js';
import { isQueueName, QUEUE_NAMES, type QueueName } from '../queue-kinds.js';

export const EMERGENCY_LEVELS = [0, 1, 2, 3] as const;

/** How much is given up so that donations keep everything: 0 nothing, 3 all that is not a donation. */
export type EmergencyLevel = (typeof EMERGENCY_LEVELS)[number];

export interface EmergencyState {
  readonly level: EmergencyLevel;
  /** Paused one by one, whatever the level. */
  readonly pausedKinds: readonly QueueName[];
  readonly changedAt: Date | null;
  /** As the audit log names them. */
  readonly changedBy: string | null;
}

export const CALM: EmergencyState = Object.freeze({ level: 0, pausedKinds: [], changedAt: null, changedBy: null });

/** The lowest level at which a kind stands still; null where none does: receipts, and the figures donors look at, never do. */
const PAUSED_FROM: Readonly<Record<QueueName, EmergencyLevel | null>> = {
  transactional: null,
  email: 2,
  import: 1,
  report: 1,
  'cache-refresh': null,
  'forced-refresh': null,
};

const SHED_FROM: Readonly<Record<Sheddable, EmergencyLevel>> = { leaderboards: 3, wall: 3 };

/** Whether somebody may pause the kind by itself. Transactional work settles donations, so nobody may. */
export function isPausable(kind: QueueName): boolean {
  return kind !== 'transactional';
}

export function isPausedByLevel(kind: QueueName, level: EmergencyLevel): boolean {
  const from = PAUSED_FROM[kind];
  return from !== null && level >= from;
}

export function isPaused(kind: QueueName, { level, pausedKinds }: EmergencyState): boolean {
  return isPausedByLevel(kind, level) || pausedKinds.includes(kind);
}

/** Every kind that stands still, by the level or by itself. */
export function listPaused(state: EmergencyState): QueueName[] {
  return QUEUE_NAMES.filter((kind) => isPaused(kind, state));
}

export function listShed(level: EmergencyLevel): Sheddable[] {
  return (Object.keys(SHED_FROM) as Sheddable[]).filter((what) => level >= SHED_FROM[what]);
}

export function isEmergencyLevel(value: unknown): value is EmergencyLevel {
  return (EMERGENCY_LEVELS as readonly unknown[]).includes(value);
}

interface StateRow extends Omit<EmergencyState, 'pausedKinds'> {
  readonly pausedKinds: readonly string[];
}

/** With `lock`, nobody else changes it before the transaction ends. A kind that this version does not know is left out. */
export async function readEmergencyState(tx: Transaction, lock = ''): Promise<EmergencyState> {
  const row = await tx.row<StateRow>(
    `SELECT level, paused_kinds AS "pausedKinds", changed_at AS "changedAt", changed_by AS "changedBy" FROM emergency_state ${lock}`,
  );
  return row === null ? CALM : { ...row, pausedKinds: row.pausedKinds.filter(isQueueName) };
}
