import { isDeepStrictEqual } from 'node:util';
import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { FieldResult, RefreshedThing } from '../../donations/forced-refreshes.js';
import { fieldName, figureText } from '../figures/figure-text.js';
import type { ShownRefresh } from './fundraiser-figures.view.js';

interface ChangesProps {
  readonly of: NamedFundraiser;
  readonly refresh: ShownRefresh;
}

/** Things whose changes are listed; of a large day there may be thousands. */
const MOST_THINGS = 60;

const KINDS: Readonly<Record<RefreshedThing['kind'], string>> = { giving_day: 'Giving day', campaign: 'Campaign', designation: 'Fund', organisation: 'Organisation' };

/** What a refresh has changed so far, old beside new, and what it could not compute. */
export function FigureChanges({ of, refresh: { refresh, things } }: ChangesProps) {
  const changed = things.map((thing) => ({ ...thing, results: thing.results.filter(isChange) })).filter(({ results }) => results.length > 0);
  const same = things.reduce((sum, { results }) => sum + results.length, 0) - changed.reduce((sum, { results }) => sum + results.length, 0);
  return (
    <section class="changes-side" aria-labelledby="changes-title">
      <h2 id="changes-title">What changed</h2>
      <ul class="changes">
        {changed.slice(0, MOST_THINGS).map((thing) => <ChangedThing key={`${thing.kind} ${thing.slug}`} of={of} thing={thing} />)}
      </ul>
      {changed.length > MOST_THINGS && <p class="page-note">And {changed.length - MOST_THINGS} others, which the API lists.</p>}
      <p class="page-note">{sentenceOn(changed.length, same, refresh.finishedAt !== null)}</p>
    </section>
  );
}

function isChange({ failure, before, after }: FieldResult): boolean {
  return failure !== null || !isDeepStrictEqual(before, after);
}

function sentenceOn(changed: number, same: number, isDone: boolean): string {
  if (changed === 0) return isDone ? 'Nothing: every figure was already what is booked.' : 'Nothing so far.';
  return same === 0 ? '' : `${same} other ${same === 1 ? 'figure is as it was' : 'figures are as they were'}.`;
}

function ChangedThing({ of, thing: { kind, title, results } }: { readonly of: NamedFundraiser; readonly thing: RefreshedThing }) {
  return (
    <li class="changed-thing">
      {of.kind === 'giving_day' && <h3><bdi>{title}</bdi> <span class="changed-kind">{KINDS[kind]}</span></h3>}
      <dl>
        {results.map((result) => (
          <div key={result.field} class={result.failure === null ? 'change' : 'change is-failed'}>
            <dt>{fieldName(result.field)}</dt>
            <dd>{result.failure === null ? <OldAndNew of={of} result={result} /> : result.failure}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function OldAndNew({ of, result: { field, before, after } }: { readonly of: NamedFundraiser; readonly result: FieldResult }) {
  return (
    <span class="change-values">
      <del><bdi>{figureText(field, before, of.currency)}</bdi></del> <span class="change-arrow" aria-hidden="true">→</span> <ins><bdi>{figureText(field, after, of.currency)}</bdi></ins>
    </span>
  );
}
