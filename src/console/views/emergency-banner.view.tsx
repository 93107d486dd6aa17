import { listPaused, type EmergencyState } from '../../queues/emergency/emergency-state.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';

/** On every page while anything stands still, so that nobody waits for it and wonders. */
export function EmergencyBanner({ session: { emergency, staff } }: { readonly session: ConsoleSession }) {
  const { say } = useSpeech();
  const still = [...listPaused(emergency).map((kind) => say(`kind.${kind}`)), ...(emergency.level >= 3 ? [say('kind.leaderboards'), say('kind.walls')] : [])];
  if (still.length === 0) return null;
  return (
    <aside class={`emergency is-level-${emergency.level}`} aria-label={say('emergency.label')}>
      <p>
        <strong>{titleOf(emergency, say)}</strong>{' '}
        {say('emergency.still', { kinds: still.join(', ') })}{' '}
        {isOfPlatform(staff) && <a href="/console/queues">{say('emergency.queues')}</a>}
      </p>
    </aside>
  );
}

function titleOf({ level }: EmergencyState, say: Speech['say']): string {
  return level === 0 ? say('emergency.paused') : say('emergency.level', { level });
}
