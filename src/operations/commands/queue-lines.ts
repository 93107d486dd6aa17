import { listPaused, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { QueueState } from '../queues/queue-operations.js';

const GIVEN_UP: readonly string[] = ['nothing is given up', 'reports and imports stand still', 'reports, imports and mailings stand still', 'only donations, their receipts and their totals go on'];

/** What was decided. */
export function stateLines(state: EmergencyState): string[] {
  const paused = listPaused(state);
  const since = state.changedAt === null ? '' : `, since ${state.changedAt.toISOString()} by ${state.changedBy}`;
  return [`emergency level ${state.level}: ${GIVEN_UP[state.level]}${since}`, `paused: ${paused.length === 0 ? 'nothing' : paused.join(', ')}`];
}

const COLUMNS: readonly (readonly [title: string, of: (state: QueueState) => string])[] = [
  ['kind', ({ queue }) => queue],
  ['state', ({ figures, pausedBecause, isPromiseKept }) => (figures === null ? 'unreadable' : pausedBecause === null ? (isPromiseKept ? 'well' : 'late') : `paused (${pausedBecause})`)],
  ['oldest', ({ figures }) => (figures === null ? '?' : `${figures.oldestReadySeconds.toFixed(1)} s`)],
  ['promise', ({ promiseSeconds }) => `${promiseSeconds} s`],
  ['ready', ({ figures }) => (figures === null ? '?' : String(figures.waiting + figures.prioritised + figures.due))],
  ['held', ({ figures }) => String(figures?.held ?? '?')],
  ['active', ({ figures }) => String(figures?.active ?? '?')],
  ['delayed', ({ figures }) => String(figures?.delayed ?? '?')],
  ['set aside', ({ figures }) => String(figures?.failed ?? '?')],
  ['done/min', ({ figures }) => String(figures?.endings.perMinute.completed ?? '?')],
];

/** One line per kind, under a line of titles. */
export function queueLines(states: readonly QueueState[]): string[] {
  const rows = [COLUMNS.map(([title]) => title), ...states.map((state) => COLUMNS.map(([, of]) => of(state)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd());
}
