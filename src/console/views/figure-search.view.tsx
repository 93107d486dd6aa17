import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { HeldAudit } from '../../operations/figures/figure-audits.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { figuresPath } from './figures-path.js';
import { Instant } from './instant.view.js';

interface FigureSearchModel {
  readonly session: ConsoleSession;
  /** As typed; empty for everything. */
  readonly text: string;
  readonly found: readonly NamedFundraiser[];
  readonly hasMore: boolean;
  /** Null before the first. */
  readonly lastAudit: Pick<HeldAudit, 'driftCount' | 'finishedAt'> | null;
  readonly now: Date;
}

export function renderFigureSearch({ session, text, found, hasMore, lastAudit, now }: FigureSearchModel): string {
  return renderDocument({
    title: 'Figures',
    session,
    section: 'figures',
    children: (
      <>
        <div class="page-title">
          <h1>Figures</h1>
          <p class="page-note">Choose a campaign or a giving day to see its figures, how old they are, and to have them computed now.</p>
        </div>
        <AuditNote last={lastAudit} now={now} />
        <form class="figure-search" role="search" method="get" action="/console/figures">
          <label class="field">
            <span>Title, address or organisation</span>
            <input type="search" name="q" value={text} maxLength={200} autocomplete="off" />
          </label>
          <button class="main-button" type="submit">Search</button>
        </form>
        <Found found={found} />
        {hasMore && <p class="page-note list-note">There are more: these are the first {found.length}. Search for the one you mean.</p>}
      </>
    ),
  });
}

function AuditNote({ last, now }: Pick<FigureSearchModel, 'now'> & { readonly last: FigureSearchModel['lastAudit'] }) {
  if (last === null) return <p class="audit-note"><span>Figures have not been held against the ledger yet: it happens every night.</span> <a href="/console/figures/audits">Audits</a></p>;
  const { driftCount, finishedAt } = last;
  return (
    <p class={driftCount === 0 ? 'audit-note is-good' : 'audit-note is-fault'}>
      <span>{driftCount === 0 ? 'All figures were what the ledger says' : `${driftCount} ${driftCount === 1 ? 'figure was' : 'figures were'} not what the ledger says`}, <Instant at={finishedAt} now={now} /></span>
      <a href="/console/figures/audits">Audits</a>
    </p>
  );
}

function Found({ found }: Pick<FigureSearchModel, 'found'>) {
  return (
    <table class="list fundraisers">
      <caption class="hidden-text">Campaigns and giving days</caption>
      <thead>
        <tr><th scope="col">Title</th><th scope="col">Kind</th><th scope="col">Organisation</th></tr>
      </thead>
      <tbody>
        {found.map((of) => (
          <tr key={of.id}>
            <td class="cell-title"><a href={figuresPath(of)}><bdi>{of.title}</bdi></a> <span class="slug">{of.slug}</span></td>
            <td class="cell-kind"><span class="badge">{of.kind === 'campaign' ? 'Campaign' : 'Giving day'}</span></td>
            <td class="cell-organisation"><bdi>{of.organisation}</bdi></td>
          </tr>
        ))}
        {found.length === 0 && <tr class="is-empty"><td colSpan={3}>Nothing is called that.</td></tr>}
      </tbody>
    </table>
  );
}
