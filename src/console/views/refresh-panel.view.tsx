import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { ForcedRefresh } from '../../donations/forced-refreshes.js';
import { figuresPath } from './figures-path.js';
import type { ShownRefresh } from './fundraiser-figures.view.js';
import { Instant } from './instant.view.js';

interface PanelProps {
  readonly of: NamedFundraiser;
  readonly refresh: ShownRefresh;
  readonly now: Date;
}

/** How far a refresh is. */
export function RefreshPanel({ of, refresh: { refresh }, now }: PanelProps) {
  const { done, total, failed, requestedAt, finishedAt } = refresh;
  return (
    <div class="refresh-panel" data-refresh={refresh.id}>
      <p class="refresh-state" role="status">
        <StateBadge refresh={refresh} /> {done} of {total} {failed > 0 && <span class="refresh-failed">{failed} failed</span>}
      </p>
      <progress class="refresh-bar" value={done} max={Math.max(1, total)} aria-label="Figures computed">{done} of {total}</progress>
      <p class="page-note">Asked for <Instant at={requestedAt} now={now} /></p>
      {finishedAt === null && <p class="look-again" data-look-again><a href={`${figuresPath(of)}?refresh=${refresh.id}`}>Look again</a></p>}
    </div>
  );
}

function StateBadge({ refresh: { done, failed, finishedAt } }: { readonly refresh: ForcedRefresh }) {
  if (finishedAt === null) return <span class="badge is-pending">{done === 0 ? 'Waiting' : 'Running'}</span>;
  return failed > 0 ? <span class="badge is-failed">Done, not all</span> : <span class="badge is-captured">Done</span>;
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
