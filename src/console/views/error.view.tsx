import type { ConsoleSession } from '../sign-in/current-session.js';
import type { Speech, WordKey } from '../words/speech.js';
import { renderDocument } from './document.view.js';

interface ErrorModel {
  readonly status: number;
  readonly code: string;
  /** In English, of what is refused for reasons that lie elsewhere. */
  readonly detail: string | null;
  readonly session: ConsoleSession | null;
  readonly speech: Speech;
}

const TITLED = [400, 401, 403, 404, 405, 413, 429, 503] as const;

/** What the console itself says no to, which is told in every language. */
const REFUSALS = [
  ...['page_not_found', 'not_signed_in', 'foreign_form', 'nothing_chosen', 'not_on_yourself', 'passkey_refused', 'only_viewing', 'may_not', 'second_factor_first'],
  ...['mailing_not_found', 'mailing_stage_wrong', 'may_not_send', 'mail_not_found', 'campaign_not_found', 'giving_day_not_found'],
  ...['no_such_level', 'queue_not_found', 'queue_not_pausable', 'paused_by_level', 'job_not_found', 'queue_out_of_reach'],
] as const;

export function renderError(model: ErrorModel): string {
  const { status, session, speech } = model;
  const title = speech.say(titleOf(status));
  return renderDocument({
    title,
    session,
    speech,
    children: (
      <section class="failure">
        <h1>{title}</h1>
        <Reason {...model} />
        <p>{status === 401 ? <a href="/console/sign-in">{speech.say('signIn.title')}</a> : <a href="/console">{speech.say('error.home')}</a>}</p>
      </section>
    ),
  });
}

function Reason({ status, code, detail, speech }: ErrorModel) {
  const refusal = REFUSALS.find((known) => known === code);
  if (refusal !== undefined) return <p>{speech.say(`refused.${refusal}`)}</p>;
  if (detail !== null) return <p lang="en">{detail}</p>;
  return <p>{speech.say(status === 404 ? 'refused.page_not_found' : status < 500 ? 'refused.again' : 'refused.ours')}</p>;
}

function titleOf(status: number): WordKey {
  const titled = TITLED.find((known) => known === status);
  if (titled !== undefined) return `error.${titled}`;
  return status < 500 ? 'error.ofYours' : 'error.ofOurs';
}
