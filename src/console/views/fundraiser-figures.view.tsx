import type { Reading } from '../../cached-fields/reading.js';
import type { NamedFundraiser } from '../../campaigns/fundraiser.reader.js';
import type { ForcedRefresh } from '../../donations/forced-refreshes.js';
import { fieldName, figureText } from '../figures/figure-text.js';
import type { ShownFigure } from '../figures/shown-figures.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';
import { renderDocument } from './document.view.js';
import { FigureChanges } from './figure-changes.view.js';
import { figuresPath } from './figures-path.js';
import { Instant } from './instant.view.js';
import { RecentRefreshes, RefreshPanel } from './refresh-panel.view.js';
import type { ShownRefresh } from './shown-refresh.js';

export interface FundraiserFiguresModel {
  readonly session: ConsoleSession;
  readonly of: NamedFundraiser;
  readonly figures: readonly ShownFigure[];
  /** The one whose progress is looked at. */
  readonly refresh: ShownRefresh | null;
  readonly recent: readonly ForcedRefresh[];
  readonly now: Date;
}

const COLUMNS = ['figure', 'value', 'asOf', 'from'] as const;

export function renderFundraiserFigures({ session, of, figures, refresh, recent, now }: FundraiserFiguresModel): string {
  const { speech } = session;
  const { say, draw } = speech;
  const isDone = refresh === null || refresh.refresh.finishedAt !== null;
  return renderDocument({
    title: say('figures.of', { title: of.title }),
    session,
    speech,
    section: 'figures',
    children: (
      <>
        <p class="way-back"><a href="/console/figures">{say('figures.all')}</a></p>
        <div class="page-title">
          <h1><bdi>{of.title}</bdi></h1>
          <p class="page-note">{draw('figures.what', { kind: say(`thing.${of.kind}`), organisation: <bdi>{of.organisation}</bdi> })}</p>
        </div>
        <div class="figures-page" data-progress={isDone ? 'done' : 'running'}>
          <section class="refresh-side" aria-labelledby="refresh-title">
            <h2 id="refresh-title">{say('fresh.title')}</h2>
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
  const { say } = useSpeech();
  return (
    <form class="refresh-form" method="post" action={`${figuresPath(of)}/refreshes`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <p>{say(of.kind === 'campaign' ? 'fresh.ofCampaign' : 'fresh.ofDay')}</p>
      <button class="main-button" type="submit">{say(isRunning ? 'fresh.again' : 'fresh.now')}</button>
    </form>
  );
}

function Figures({ of, figures, now }: Pick<FundraiserFiguresModel, 'of' | 'figures' | 'now'>) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <section class="figures-side" aria-labelledby="figures-title">
      <h2 id="figures-title">{say('shown.title')}</h2>
      <table class="list figures">
        <caption class="hidden-text">{say('shown.caption')}</caption>
        <thead>
          <tr>{COLUMNS.map((name) => <th key={name} scope="col">{say(`shown.${name}`)}</th>)}</tr>
        </thead>
        <tbody>
          {figures.map(({ field, reading }) => (
            <tr key={field}>
              <th scope="row" class="cell-field">{fieldName(speech, field)}</th>
              <td class="cell-value">{reading === null ? <span class="badge is-failed">{say('shown.cannot')}</span> : <bdi>{figureText(speech, field, reading.value, of.currency)}</bdi>}</td>
              <td class="cell-time">{reading !== null && <Instant at={reading.asOf} now={now} />}</td>
              <td class="cell-tier">{reading !== null && <span class={reading.stale ? 'badge is-pending' : 'badge'}>{tierText(speech, reading)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function tierText({ say }: Speech, { tier, stale }: Reading<unknown>): string {
  const name = say(`tier.${tier}`);
  return stale ? say('shown.stale', { tier: name }) : name;
}
