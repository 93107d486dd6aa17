import type { DayShown } from '../../../contract/cockpit.js';
import { Badge } from '../../parts/badge.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';

/** Whose day it is, when it is, and how long it will yet be. */
export function DayTime({ day: { startsAt, endsAt, isPublished, organisation } }: { readonly day: DayShown }) {
  const { say, time, ago } = useWords();
  const now = useNow();
  const hasBegun = now >= Date.parse(startsAt);
  const hasEnded = now >= Date.parse(endsAt);
  const state = hasEnded ? 'day.ended' : hasBegun ? 'day.endsIn' : 'day.startsIn';
  return (
    <>
      <bdi>{organisation.name}</bdi> · {time(startsAt)} – {time(endsAt)} ·{' '}
      <Badge tone={hasBegun && !hasEnded ? 'good' : 'plain'}>{say(state, { when: ago(hasBegun ? endsAt : startsAt, now) })}</Badge>
      {!isPublished && <> <Badge tone="waiting">{say('period.draft')}</Badge></>}
    </>
  );
}
