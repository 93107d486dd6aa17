import { listPaused, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';

/** On every page while anything stands still, so that nobody waits for it and wonders. */
export function EmergencyBanner({ session: { emergency, staff } }: { readonly session: ConsoleSession }) {
  const { say, list } = useSpeech();
  const still = [...listPaused(emergency).map((kind) => say(`kind.${kind}`)), ...(emergency.level >= 3 ? [say('kind.leaderboards'), say('kind.walls')] : [])];
  if (still.length === 0) return null;
  return (
    <aside class={`emergency is-level-${emergency.level}`} aria-label={say('emergency.label')}>
      <p>
        <strong>{titleOf(emergency, say)}</strong>{' '}
        {capital(say('emergency.still', { kinds: list(still) }))}{' '}
        {isOfPlatform(staff) && <a href="/console/queues">{say('emergency.queues')}</a>}
      </p>
    </aside>
  );
}

function titleOf({ level }: EmergencyState, say: Speech['say']): string {
  return level === 0 ? say('emergency.paused') : say('emergency.level', { level });
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
