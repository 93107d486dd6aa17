import type { Tier } from '../../cached-fields/reading.js';
import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { ForcedRefresh, RefreshedThing } from '../../donations/forced-refreshes.js';
import { fieldName, figureText } from '../figures/figure-text.js';
import type { ShownFigure } from '../figures/shown-figures.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { renderDocument } from './document.view.js';
import { FigureChanges } from './figure-changes.view.js';
import { figuresPath } from './figures-path.js';
import { Instant } from './instant.view.js';
import { RecentRefreshes, RefreshPanel } from './refresh-panel.view.js';

/** A refresh with what it is about, as far as a page shows it. */
export interface ShownRefresh {
  readonly refresh: ForcedRefresh;
  readonly things: readonly RefreshedThing[];
}

export interface FundraiserFiguresModel {
  readonly session: ConsoleSession;
  readonly of: NamedFundraiser;
  readonly figures: readonly ShownFigure[];
  /** The one whose progress is looked at. */
  readonly refresh: ShownRefresh | null;
  readonly recent: readonly ForcedRefresh[];
  readonly now: Date;
}

const TIERS: Readonly<Record<Tier, string>> = {
  memory: 'This process',
  redis: 'Redis',
  columns: 'Database',
  computed: 'Computed now',
};

export function renderFundraiserFigures({ session, of, figures, refresh, recent, now }: FundraiserFiguresModel): string {
  const isDone = refresh === null || refresh.refresh.finishedAt !== null;
  return renderDocument({
    title: `Figures of ${of.title}`,
    session,
    section: 'figures',
    children: (
      <>
        <p class="way-back"><a href="/console/figures">All figures</a></p>
        <div class="page-title">
          <h1><bdi>{of.title}</bdi></h1>
          <p class="page-note">{of.kind === 'campaign' ? 'Campaign' : 'Giving day'} of <bdi>{of.organisation}</bdi></p>
        </div>
        <div class="figures-page" data-progress={isDone ? 'done' : 'running'}>
          <section class="refresh-side" aria-labelledby="refresh-title">
            <h2 id="refresh-title">Refresh</h2>
            <RefreshForm session={session} of={of} isRunning={!isDone} />
            {refresh !== null && <RefreshPanel of={of} refresh={refresh} now={now} />}
            <RecentRefreshes of={of} recent={recent} shown={refresh?.refresh.id ?? null} now={now} />
          </section>
          <Figures of={of} figures={figures} now={now} />
          {refresh !== null && <FigureChanges of={of} refresh={refresh} />}
        </div>
      </>
    ),
  });
}

function RefreshForm({ session, of, isRunning }: Pick<FundraiserFiguresModel, 'session' | 'of'> & { readonly isRunning: boolean }) {
  const what = of.kind === 'campaign' ? 'every figure of this campaign' : 'every figure of the day, its campaigns, their funds and the organisation';
  return (
    <form class="refresh-form" method="post" action={`${figuresPath(of)}/refreshes`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <p>Has {what} computed from what is booked now, ahead of everything that is due anyway.</p>
      <button class="main-button" type="submit">{isRunning ? 'Refresh once more' : 'Refresh now'}</button>
    </form>
  );
}

function Figures({ of, figures, now }: Pick<FundraiserFiguresModel, 'of' | 'figures' | 'now'>) {
  return (
    <section class="figures-side" aria-labelledby="figures-title">
      <h2 id="figures-title">What readers see</h2>
      <table class="list figures">
        <caption class="hidden-text">Each figure, its age, and where it comes from</caption>
        <thead>
          <tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">As of</th><th scope="col">From</th></tr>
        </thead>
        <tbody>
          {figures.map(({ field, reading }) => (
            <tr key={field}>
              <th scope="row" class="cell-field">{fieldName(field)}</th>
              <td class="cell-value">{reading === null ? <span class="badge is-failed">Cannot be computed</span> : <bdi>{figureText(field, reading.value, of.currency)}</bdi>}</td>
              <td class="cell-time">{reading !== null && <Instant at={reading.asOf} now={now} />}</td>
              <td class="cell-tier">{reading !== null && <span class={reading.stale ? 'badge is-pending' : 'badge'}>{TIERS[reading.tier]}{reading.stale && ', stale'}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
