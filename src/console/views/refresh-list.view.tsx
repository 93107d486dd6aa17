import type { RefreshedCampaign } from '../../campaigns/cadence.reader.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';
import { stepName } from '../refresh/cadence-words.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';

interface RefreshListModel {
  readonly session: ConsoleSession;
  readonly search: string;
  readonly campaigns: readonly RefreshedCampaign[];
  /** There are more than are shown. */
  readonly isCut: boolean;
  readonly now: Date;
}

const COLUMNS = ['campaign', 'state', 'often', 'last', 'next'] as const;

export function renderRefreshList({ session, search, campaigns, isCut, now }: RefreshListModel): string {
  const { speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('refresh.title'),
    session,
    speech,
    section: 'refresh',
    children: (
      <>
        <div class="page-title">
          <h1>{say('refresh.title')}</h1>
          <p class="page-note">{isCut ? say('refresh.noteCut', { n: speech.number(campaigns.length) }) : say('refresh.note')}</p>
        </div>
        <SearchForm search={search} />
        <table class="list refreshes">
          <caption class="hidden-text">{say('refresh.caption')}</caption>
          <thead>
            <tr>{COLUMNS.map((name) => <th key={name} scope="col">{say(`refresh.${name}`)}</th>)}</tr>
          </thead>
          <tbody>
            {campaigns.map((campaign) => <RefreshRow key={campaign.id} campaign={campaign} now={now} />)}
            {campaigns.length === 0 && <tr class="is-empty"><td colSpan={COLUMNS.length}>{say('refresh.none')}</td></tr>}
          </tbody>
        </table>
      </>
    ),
  });
}

function SearchForm({ search }: { readonly search: string }) {
  const { say } = useSpeech();
  return (
    <form class="search" method="get" action="/console/refresh" role="search">
      <label class="field">
        <span>{say('refresh.searchFor')}</span>
        <input type="search" name="q" value={search} maxLength={100} />
      </label>
      <button class="quiet-button" type="submit">{say('refresh.search')}</button>
    </form>
  );
}

function RefreshRow({ campaign, now }: { readonly campaign: RefreshedCampaign; readonly now: Date }) {
  const { slug, title, organisation, step, isDemoted, refreshedAt, nextAt, setAside } = campaign;
  const speech = useSpeech();
  const { say } = speech;
  const state = step === null ? say('refresh.notKnown') : stepName(speech, step);
  return (
    <tr>
      <td>
        <a href={`/console/refresh/${slug}`}><bdi>{title}</bdi></a>
        <span class="beside"><bdi>{organisation}</bdi></span>
      </td>
      <td>
        {isDemoted ? say('refresh.unread', { state }) : state}
        {setAside > 0 && <span class="badge is-failed">{say('refresh.setAside', { n: setAside })}</span>}
      </td>
      <td>{everyOf(speech, campaign)}</td>
      <td>{refreshedAt === null ? say('refresh.never') : <Instant at={refreshedAt} now={now} />}</td>
      <td>{nextAt === null ? say('refresh.whenChanged') : speech.ahead(nextAt, now)}</td>
    </tr>
  );
}

function everyOf({ say, draw, lasting }: Speech, { everySeconds, overrideSeconds, overrideBy }: RefreshedCampaign) {
  if (overrideSeconds !== null) return <>{say('refresh.every', { time: lasting(overrideSeconds) })} <span class="beside">{draw('refresh.decidedBy', { name: <bdi>{overrideBy}</bdi> })}</span></>;
  return everySeconds === null ? say('refresh.notByClock') : say('refresh.every', { time: lasting(everySeconds) });
}
