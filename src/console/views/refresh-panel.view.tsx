import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { ForcedRefresh } from '../../donations/forced-refreshes.js';
import { useSpeech } from '../words/speaking.js';
import { figuresPath } from './figures-path.js';
import type { ShownRefresh } from './shown-refresh.js';
import { Instant } from './instant.view.js';

interface PanelProps {
  readonly of: NamedFundraiser;
  readonly refresh: ShownRefresh;
  readonly now: Date;
}

/** How far a refresh is. */
export function RefreshPanel({ of, refresh: { refresh }, now }: PanelProps) {
  const { done, total, failed, requestedAt, finishedAt } = refresh;
  const { say, draw, number } = useSpeech();
  const progress = say('fresh.progress', { done: number(done), total: number(total) });
  return (
    <div class="refresh-panel" data-refresh={refresh.id}>
      <p class="refresh-state" role="status">
        <StateBadge refresh={refresh} /> {progress} {failed > 0 && <span class="refresh-failed">{say('fresh.failed', { n: number(failed) })}</span>}
      </p>
      <progress class="refresh-bar" value={done} max={Math.max(1, total)} aria-label={say('fresh.computed')}>{progress}</progress>
      <p class="page-note">{draw('fresh.asked', { when: <Instant at={requestedAt} now={now} /> })}</p>
      {finishedAt === null && <p class="look-again" data-look-again><a href={`${figuresPath(of)}?refresh=${refresh.id}`}>{say('fresh.look')}</a></p>}
    </div>
  );
}

function StateBadge({ refresh: { done, failed, finishedAt } }: { readonly refresh: ForcedRefresh }) {
  const { say } = useSpeech();
  if (finishedAt === null) return <span class="badge is-pending">{say(done === 0 ? 'fresh.waiting' : 'fresh.running')}</span>;
  return failed > 0 ? <span class="badge is-failed">{say('fresh.partly')}</span> : <span class="badge is-captured">{say('fresh.done')}</span>;
}

export function RecentRefreshes({ of, recent, shown, now }: { readonly of: NamedFundraiser; readonly recent: readonly ForcedRefresh[]; readonly shown: string | null; readonly now: Date }) {
  const { say } = useSpeech();
  const others = recent.filter(({ id }) => id !== shown);
  if (others.length === 0) return null;
  return (
    <>
      <h3 class="recent-title">{say('fresh.before')}</h3>
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
