import { FEWEST_YEARS, MOST_COUNTED, MOST_YEARS, PROPOSED_YEARS, type DonorRetention } from '../../operations/privacy/donor-retention.js';
import type { Organisation } from '../../organisations/organisation.entity.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';

export interface RetentionModel {
  readonly session: ConsoleSession;
  readonly organisation: Organisation;
  /** Null where nobody is forgotten by age. */
  readonly retention: DonorRetention | null;
  /** What is being thought about, and how many it would be; null before anything is. */
  readonly years: number | null;
  readonly wouldErase: number | null;
  readonly now: Date;
}

export function renderRetention(model: RetentionModel): string {
  const { session, organisation, retention } = model;
  const { speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('retention.title'),
    session,
    speech,
    section: 'retention',
    children: (
      <div class="account-page">
        <div class="page-title">
          <h1>{say('retention.title')}</h1>
          <p class="page-note"><bdi>{organisation.name}</bdi></p>
        </div>
        <p>{say('retention.what')}</p>
        <p>{say('retention.law', { fewest: FEWEST_YEARS, proposed: PROPOSED_YEARS })}</p>
        <Standing model={model} retention={retention} />
        <Choice model={model} />
      </div>
    ),
  });
}

function Standing({ model: { session, organisation, now }, retention }: { readonly model: RetentionModel; readonly retention: DonorRetention | null }) {
  const { say, draw, exactly } = useSpeech();
  if (retention === null) return <p class="notice">{say('retention.off')}</p>;
  const { years, beginsAt, month, endedAt, erased, leftAlone } = retention;
  return (
    <section aria-labelledby="standing-title">
      <h2 id="standing-title">{say('retention.on', { years })}</h2>
      {month === null && <p>{draw('retention.begins', { when: <time dateTime={beginsAt.toISOString()}><span data-exact>{exactly(beginsAt)}</span></time> })}</p>}
      {month !== null && <p>{say(endedAt === null ? 'retention.running' : 'retention.ran', { erased, leftAlone })} {endedAt !== null && <Instant at={endedAt} now={now} />}</p>}
      <ActForm action="/console/retention" formToken={session.formToken} fields={{ organisation: organisation.slug, years: 'never' }} words={say('retention.stop')} />
    </section>
  );
}

function Choice({ model: { session, organisation, years, wouldErase } }: { readonly model: RetentionModel }) {
  const { say, count } = useSpeech();
  return (
    <section aria-labelledby="choice-title">
      <h2 id="choice-title">{say('retention.choose')}</h2>
      <form class="acts" method="get" action="/console/retention">
        <input type="hidden" name="organisation" value={organisation.slug} />
        <label class="field"><span>{say('retention.years')}</span><input type="number" name="years" min={FEWEST_YEARS} max={MOST_YEARS} value={years ?? PROPOSED_YEARS} required /></label>
        <button class="quiet-button" type="submit">{say('retention.count')}</button>
      </form>
      {years !== null && wouldErase !== null && (
        <div role="status">
          <p><strong>{wouldErase >= MOST_COUNTED ? say('retention.manyWould', { n: wouldErase, years }) : count('retention.would', wouldErase, { years })}</strong> {say('retention.files')}</p>
          <ActForm action="/console/retention" formToken={session.formToken} fields={{ organisation: organisation.slug, years: String(years) }} words={say('retention.start', { years })} />
        </div>
      )}
    </section>
  );
}
