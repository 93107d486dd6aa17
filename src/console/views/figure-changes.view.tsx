import { isDeepStrictEqual } from 'node:util';
import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { FieldResult, RefreshedThing } from '../../donations/forced-refreshes.js';
import { fieldName, figureText } from '../figures/figure-text.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';
import type { ShownRefresh } from './shown-refresh.js';

interface ChangesProps {
  readonly of: NamedFundraiser;
  readonly refresh: ShownRefresh;
}

/** Things whose changes are listed; of a large day there may be thousands. */
const MOST_THINGS = 60;

/** What a refresh has changed so far, old beside new, and what it could not compute. */
export function FigureChanges({ of, refresh: { refresh, things } }: ChangesProps) {
  const speech = useSpeech();
  const changed = things.map((thing) => ({ ...thing, results: thing.results.filter(isChange) })).filter(({ results }) => results.length > 0);
  const same = things.reduce((sum, { results }) => sum + results.length, 0) - changed.reduce((sum, { results }) => sum + results.length, 0);
  return (
    <section class="changes-side" aria-labelledby="changes-title">
      <h2 id="changes-title">{speech.say('changes.title')}</h2>
      <ul class="changes">
        {changed.slice(0, MOST_THINGS).map((thing) => <ChangedThing key={`${thing.kind} ${thing.slug}`} of={of} thing={thing} />)}
      </ul>
      {changed.length > MOST_THINGS && <p class="page-note">{speech.count('changes.more', changed.length - MOST_THINGS)}</p>}
      <p class="page-note">{sentenceOn(speech, changed.length, same, refresh.finishedAt !== null)}</p>
    </section>
  );
}

function isChange({ failure, before, after }: FieldResult): boolean {
  return failure !== null || !isDeepStrictEqual(before, after);
}

function sentenceOn({ say, count }: Speech, changed: number, same: number, isDone: boolean): string {
  if (changed === 0) return say(isDone ? 'changes.nothing' : 'changes.notYet');
  return same === 0 ? '' : count('changes.same', same);
}

function ChangedThing({ of, thing: { kind, title, results } }: { readonly of: NamedFundraiser; readonly thing: RefreshedThing }) {
  const speech = useSpeech();
  return (
    <li class="changed-thing">
      {of.kind === 'giving_day' && <h3><bdi>{title}</bdi> <span class="changed-kind">{speech.say(`thing.${kind}`)}</span></h3>}
      <dl>
        {results.map((result) => (
          <div key={result.field} class={result.failure === null ? 'change' : 'change is-failed'}>
            <dt>{fieldName(speech, result.field)}</dt>
            <dd>{result.failure === null ? <OldAndNew of={of} result={result} /> : <bdi lang="en">{result.failure}</bdi>}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function OldAndNew({ of, result: { field, before, after } }: { readonly of: NamedFundraiser; readonly result: FieldResult }) {
  const speech = useSpeech();
  return (
    <span class="change-values">
      <del><bdi>{figureText(speech, field, before, of.currency)}</bdi></del> <span class="change-arrow" aria-hidden="true">→</span> <ins><bdi>{figureText(speech, field, after, of.currency)}</bdi></ins>
    </span>
  );
}
