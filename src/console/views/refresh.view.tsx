import type { RefreshedCampaign } from '../../campaigns/cadence.reader.js';
import { LONGEST_OVERRIDE_SECONDS, SHORTEST_OVERRIDE_SECONDS } from '../../campaigns/campaign-cadence.js';
import type { FiguresExplanation } from '../../donations/explain-figures.js';
import { splitEvery, UNITS, type Unit } from '../refresh/read-every.js';
import { whyInWords } from '../refresh/cadence-words.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
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
  const { speech } = session;
  const { say } = speech;
  const title = say('refresh.of', { title: campaign.title });
  return renderDocument({
    title: fault === null ? title : say('frame.check', { title }),
    session,
    speech,
    section: 'refresh',
    children: (
      <div class="refresh">
        <p class="way-back"><a href="/console/refresh">{say('refresh.back')}</a></p>
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
  const { everySeconds, lastRefreshAt, nextRefreshAt, lastReadAt, isBeingRefreshed } = cadence;
  const speech = useSpeech();
  const { say, lasting, ahead } = speech;
  const next = isBeingRefreshed ? say('refresh.underWay') : nextRefreshAt === null ? say('refresh.whenSomethingChanges') : ahead(nextRefreshAt, now);
  return (
    <dl class="facts">
      <dt>{say('refresh.often')}</dt><dd>{everySeconds === null ? say('refresh.notByClock') : say('refresh.every', { time: lasting(everySeconds) })}</dd>
      <dt>{say('refresh.why')}</dt><dd><bdi>{whyInWords(speech, cadence, campaign.overrideBy)}</bdi></dd>
      <dt>{say('refresh.lastRefresh')}</dt><dd>{lastRefreshAt === null ? say('refresh.notYet') : <Instant at={lastRefreshAt} now={now} />}</dd>
      <dt>{say('refresh.nextRefresh')}</dt><dd>{next}</dd>
      <dt>{say('refresh.lastRead')}</dt><dd>{lastReadAt === null ? say('refresh.notThatWeKnow') : <Instant at={lastReadAt} now={now} />}</dd>
    </dl>
  );
}

function DecisionForm({ session, campaign, fault }: RefreshModel) {
  const { overrideSeconds } = campaign;
  const { say, lasting } = useSpeech();
  const { every, unit } = overrideSeconds === null ? { every: '', unit: 'seconds' } : splitEvery(overrideSeconds);
  return (
    <form class="decision" method="post" action={`/console/refresh/${campaign.slug}`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <h2>{say('refresh.decide')}</h2>
      {fault !== null && <p class="fault" role="alert" id="fault">{fault.message}</p>}
      <label class="field">
        <span>{say('refresh.refreshEvery')}</span>
        <input name="every" inputMode="numeric" value={fault?.typed ?? every} maxLength={10} aria-describedby="bounds" {...(fault !== null && { 'aria-invalid': true })} />
      </label>
      <label class="field">
        <span>{say('refresh.unit')}</span>
        <select name="unit">{(Object.keys(UNITS) as Unit[]).map((name) => <option key={name} value={name} selected={name === unit}>{say(`refresh.${name}`)}</option>)}</select>
      </label>
      <p class="page-note" id="bounds">{say('refresh.bounds', { shortest: lasting(SHORTEST_OVERRIDE_SECONDS), longest: lasting(LONGEST_OVERRIDE_SECONDS) })}</p>
      <p class="actions">
        <button class="main-button" type="submit" name="decision" value="set">{say('refresh.set')}</button>
        {overrideSeconds !== null && <button class="quiet-button" type="submit" name="decision" value="rules">{say('refresh.rules')}</button>}
      </p>
    </form>
  );
}
