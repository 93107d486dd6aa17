import type { RefreshedCampaign } from '../../campaigns/cadence.reader.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { inTime, lasting } from '../times.js';
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

const COLUMNS = ['Campaign', 'State', 'Refreshed', 'Last', 'Next'] as const;

export function renderRefreshList({ session, search, campaigns, isCut, now }: RefreshListModel): string {
  return renderDocument({
    title: 'Refresh',
    session,
    section: 'refresh',
    children: (
      <>
        <div class="page-title">
          <h1>Refresh</h1>
          <p class="page-note">{noteOn(campaigns.length, isCut)}</p>
        </div>
        <SearchForm search={search} />
        <table class="list refreshes">
          <caption class="hidden-text">Campaigns and how often their figures are refreshed</caption>
          <thead>
            <tr>{COLUMNS.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
          </thead>
          <tbody>
            {campaigns.map((campaign) => <RefreshRow key={campaign.id} campaign={campaign} now={now} />)}
            {campaigns.length === 0 && <tr class="is-empty"><td colSpan={COLUMNS.length}>No campaign is called that.</td></tr>}
          </tbody>
        </table>
      </>
    ),
  });
}

function noteOn(shown: number, isCut: boolean): string {
  const which = isCut ? `The first ${shown} campaigns` : 'Campaigns';
  return `${which}: those with something that cannot be computed first, then those somebody has decided about, then the busiest.`;
}

function SearchForm({ search }: { readonly search: string }) {
  return (
    <form class="search" method="get" action="/console/refresh" role="search">
      <label class="field">
        <span>Campaign or organisation</span>
        <input type="search" name="q" value={search} maxLength={100} />
      </label>
      <button class="quiet-button" type="submit">Search</button>
    </form>
  );
}

function RefreshRow({ campaign, now }: { readonly campaign: RefreshedCampaign; readonly now: Date }) {
  const { slug, title, organisation, step, isDemoted, refreshedAt, nextAt, setAside } = campaign;
  return (
    <tr>
      <td>
        <a href={`/console/refresh/${slug}`}><bdi>{title}</bdi></a>
        <span class="beside"><bdi>{organisation}</bdi></span>
      </td>
      <td>
        {step ?? 'not yet known'}{isDemoted && ', nobody reads it'}
        {setAside > 0 && <span class="badge is-failed">{setAside} set aside</span>}
      </td>
      <td>{everyOf(campaign)}</td>
      <td>{refreshedAt === null ? 'never' : <Instant at={refreshedAt} now={now} />}</td>
      <td>{nextAt === null ? 'when it changes' : inTime(nextAt, now)}</td>
    </tr>
  );
}

function everyOf({ everySeconds, overrideSeconds, overrideBy }: RefreshedCampaign) {
  if (overrideSeconds !== null) return <>every {lasting(overrideSeconds)} <span class="beside">decided by <bdi>{overrideBy}</bdi></span></>;
  return everySeconds === null ? 'not by the clock' : `every ${lasting(everySeconds)}`;
}
