import { useQuery } from '@tanstack/react-query';
import { ask } from '../wire/ask.js';
import { session } from '../wire/page.js';
import { useWords, type WordKey } from '../words/words.js';

interface Standing {
  readonly level: number;
  readonly still: readonly string[];
}

const EVERY_MS = 10_000;

/** On every screen while anything stands still, so that nobody waits for it and wonders. */
export function EmergencyStrip() {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['standing'], queryFn: () => ask<Standing>('/standing'), refetchInterval: EVERY_MS });
  if (data === undefined || data.still.length === 0) return null;
  const kinds = data.still.map((kind) => say(`kind.${kind}` as WordKey));
  return (
    <section className="emergency" aria-label={say('emergency.label')}>
      <strong>{data.level > 0 ? say('emergency.level', { level: data.level }) : say('emergency.paused')}</strong> {say('emergency.still', { kinds: kinds.join(', ') })}{' '}
      {session.isOfPlatform && <a href="/console/engine/queues">{say('emergency.queues')}</a>}
    </section>
  );
}
