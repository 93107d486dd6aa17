import { listPaused, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';

const WORK: Readonly<Record<QueueName, string>> = {
  transactional: 'receipts',
  email: 'mailings',
  import: 'imports',
  report: 'reports',
  'cache-refresh': 'scheduled refreshes',
  'forced-refresh': 'forced refreshes',
};

/** On every page while anything stands still, so that nobody waits for it and wonders. */
export function EmergencyBanner({ session: { emergency, staff } }: { readonly session: ConsoleSession }) {
  const still = [...listPaused(emergency).map((kind) => WORK[kind]), ...(emergency.level >= 3 ? ['leaderboards', 'walls'] : [])];
  if (still.length === 0) return null;
  return (
    <aside class={`emergency is-level-${emergency.level}`} aria-label="What stands still">
      <p>
        <strong>{titleOf(emergency)}</strong>{' '}
        {`${capital(inWords(still))} stand still, so that donations keep everything. What is asked for meanwhile is kept, and done later.`}{' '}
        {isOfPlatform(staff) && <a href="/console/queues">To the queues</a>}
      </p>
    </aside>
  );
}

function titleOf({ level }: EmergencyState): string {
  return level === 0 ? 'Paused.' : `Emergency level ${level}.`;
}

function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
