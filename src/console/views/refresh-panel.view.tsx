import { isDeepStrictEqual } from 'node:util';
import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { FieldResult, ForcedRefresh, RefreshedThing } from '../../donations/forced-refreshes.js';
import { fieldName, figureText } from '../figures/figure-text.js';
import { figuresPath } from './figures-path.js';
import type { ShownRefresh } from './fundraiser-figures.view.js';
import { Instant } from './instant.view.js';

interface PanelProps {
  readonly of: NamedFundraiser;
  readonly refresh: ShownRefresh;
  readonly now: Date;
}

/** Changes that are listed; of a large day there may be thousands. */
const MOST_CHANGES = 100;

const KINDS: Readonly<Record<RefreshedThing['kind'], string>> = { giving_day: 'Giving day', campaign: 'Campaign', designation: 'Fund', organisation: 'Organisation' };

/** How far a refresh is, and what it has changed so far. */
export function RefreshPanel({ of, refresh: { refresh, things }, now }: PanelProps) {
  const { done, total, failed, requestedAt, finishedAt } = refresh;
  return (
    <div class="refresh-panel" data-refresh={refresh.id}>
      <p class="refresh-state" role="status">
        <StateBadge refresh={refresh} /> {done} of {total} {failed > 0 && <span class="refresh-failed">{failed} failed</span>}
      </p>
      <progress class="refresh-bar" value={done} max={Math.max(1, total)} aria-label="Figures computed">{done} of {total}</progress>
      <p class="page-note">Asked for <Instant at={requestedAt} now={now} /></p>
      {finishedAt === null && <p class="look-again" data-look-again><a href={`${figuresPath(of)}?refresh=${refresh.id}`}>Look again</a></p>}
      <Changes of={of} things={things} isDone={finishedAt !== null} />
    </div>
  );
}

function StateBadge({ refresh: { done, failed, finishedAt } }: { readonly refresh: ForcedRefresh }) {
  if (finishedAt === null) return <span class="badge is-pending">{done === 0 ? 'Waiting' : 'Running'}</span>;
  return failed > 0 ? <span class="badge is-failed">Done, not all</span> : <span class="badge is-captured">Done</span>;
}

interface Change {
  readonly thing: RefreshedThing;
  readonly result: FieldResult;
}

function Changes({ of, things, isDone }: Pick<PanelProps, 'of'> & { readonly things: readonly RefreshedThing[]; readonly isDone: boolean }) {
  const all = things.flatMap((thing) => thing.results.map((result): Change => ({ thing, result })));
  const changes = all.filter(({ result }) => result.failure !== null || !isDeepStrictEqual(result.before, result.after));
  if (changes.length === 0) return isDone ? <p class="page-note">Every figure was already what was booked.</p> : null;
  return (
    <>
      <ul class="changes">
        {changes.slice(0, MOST_CHANGES).map(({ thing, result }) => (
          <li key={`${thing.kind} ${thing.slug} ${result.field}`} class={result.failure === null ? 'change' : 'change is-failed'}>
            <p class="change-of">{fieldName(result.field)} {of.kind === 'giving_day' && <span class="change-thing">{KINDS[thing.kind]} <bdi>{thing.title}</bdi></span>}</p>
            {result.failure === null ? <OldAndNew of={of} result={result} /> : <p>{result.failure}</p>}
          </li>
        ))}
      </ul>
      {changes.length > MOST_CHANGES && <p class="page-note">And {changes.length - MOST_CHANGES} more, which the API lists.</p>}
      {all.length > changes.length && <p class="page-note">{all.length - changes.length} others are as they were.</p>}
    </>
  );
}

function OldAndNew({ of, result: { field, before, after } }: Pick<PanelProps, 'of'> & { readonly result: FieldResult }) {
  return (
    <p class="change-values">
      <del><bdi>{figureText(field, before, of.currency)}</bdi></del> <span class="change-arrow" aria-hidden="true">→</span> <ins><bdi>{figureText(field, after, of.currency)}</bdi></ins>
    </p>
  );
}

export function RecentRefreshes({ of, recent, shown, now }: { readonly of: NamedFundraiser; readonly recent: readonly ForcedRefresh[]; readonly shown: string | null; readonly now: Date }) {
  const others = recent.filter(({ id }) => id !== shown);
  if (others.length === 0) return null;
  return (
    <>
      <h3 class="recent-title">Before</h3>
      <ul class="recent">
        {others.map((refresh) => (
          <li key={refresh.id}>
            <a href={`${figuresPath(of)}?refresh=${refresh.id}`}><Instant at={refresh.requestedAt} now={now} /></a> <StateBadge refresh={refresh} />
          </li>
        ))}
      </ul>
    </>
  );
}
