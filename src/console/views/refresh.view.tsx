import type { RefreshedCampaign } from '../../campaigns/cadence.reader.js';
import { LONGEST_OVERRIDE_SECONDS, SHORTEST_OVERRIDE_SECONDS } from '../../campaigns/campaign-cadence.js';
import type { FiguresExplanation } from '../../donations/explain-figures.js';
import { splitEvery, UNITS } from '../refresh/read-every.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { inTime, lasting } from '../times.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { RefreshFields } from './refresh-fields.view.js';

interface RefreshModel {
  readonly session: ConsoleSession;
  readonly campaign: RefreshedCampaign;
  readonly explanation: FiguresExplanation;
  /** What was typed and why it was refused. */
  readonly fault: { readonly typed: string; readonly message: string } | null;
  readonly now: Date;
}

export function renderRefresh(model: RefreshModel): string {
  const { session, campaign, explanation, fault, now } = model;
  return renderDocument({
    title: `${fault === null ? '' : 'Please check: '}Refresh of ${campaign.title}`,
    session,
    section: 'refresh',
    children: (
      <div class="refresh">
        <p class="way-back"><a href="/console/refresh">Back to all campaigns</a></p>
        <div class="page-title">
          <h1><bdi>{campaign.title}</bdi></h1>
          <p class="page-note"><bdi>{campaign.organisation}</bdi></p>
        </div>
        <CadenceFacts {...model} />
        <DecisionForm {...model} />
        <RefreshFields figures={explanation.figures} now={now} />
      </div>
    ),
  });
}

function CadenceFacts({ explanation: { cadence }, campaign, now }: RefreshModel) {
  const { everySeconds, override, because, lastRefreshAt, nextRefreshAt, lastReadAt, isBeingRefreshed } = cadence;
  const why = cadence.reason === 'override' ? `${campaign.overrideBy ?? override?.by ?? 'somebody'} has decided so` : because;
  return (
    <dl class="facts">
      <dt>Refreshed</dt><dd>{everySeconds === null ? 'not by the clock' : `every ${lasting(everySeconds)}`}</dd>
      <dt>Why</dt><dd><bdi>{why}</bdi></dd>
      <dt>Last refresh</dt><dd>{lastRefreshAt === null ? 'not yet' : <Instant at={lastRefreshAt} now={now} />}</dd>
      <dt>Next refresh</dt><dd>{isBeingRefreshed ? 'under way' : nextRefreshAt === null ? 'when something changes' : inTime(nextRefreshAt, now)}</dd>
      <dt>Last read</dt><dd>{lastReadAt === null ? 'not that we know' : <Instant at={lastReadAt} now={now} />}</dd>
    </dl>
  );
}

function DecisionForm({ session, campaign, fault }: RefreshModel) {
  const { overrideSeconds } = campaign;
  const { every, unit } = overrideSeconds === null ? { every: '', unit: 'seconds' } : splitEvery(overrideSeconds);
  return (
    <form class="decision" method="post" action={`/console/refresh/${campaign.slug}`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <h2>Decide yourself</h2>
      {fault !== null && <p class="fault" role="alert" id="fault">{fault.message}</p>}
      <label class="field">
        <span>Refresh every</span>
        <input name="every" inputMode="numeric" value={fault?.typed ?? every} maxLength={10} aria-describedby="bounds" {...(fault !== null && { 'aria-invalid': true })} />
      </label>
      <label class="field">
        <span>Unit</span>
        <select name="unit">{Object.keys(UNITS).map((name) => <option key={name} value={name} selected={name === unit}>{name}</option>)}</select>
      </label>
      <p class="page-note" id="bounds">{`From ${lasting(SHORTEST_OVERRIDE_SECONDS)} to ${lasting(LONGEST_OVERRIDE_SECONDS)}. It goes before every rule until it is taken back, and stands in the audit log.`}</p>
      <p class="actions">
        <button class="main-button" type="submit" name="decision" value="set">Decide</button>
        {overrideSeconds !== null && <button class="quiet-button" type="submit" name="decision" value="rules">Leave it to the rules</button>}
      </p>
    </form>
  );
}
