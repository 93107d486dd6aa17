import type { Mailing } from '../../mailings/mailing.js';
import type { MessageRow } from '../../mailings/mailing.reader.js';
import { maySend } from '../mailings/mailing-desk.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

export interface UncertainProps {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  readonly count: number;
  /** The first of them. */
  readonly messages: readonly MessageRow[];
}

/** The messages of which nobody knows whether they arrived, and the choice that is people's alone. */
export function UncertainMessages({ session, mailing, count, messages }: UncertainProps) {
  const speech = useSpeech();
  const { say } = speech;
  if (count === 0) return null;
  return (
    <section class="uncertain">
      <h2>{speech.count('uncertain.title', count)}</h2>
      <p>{say('uncertain.why')}</p>
      <ul class="uncertain-list">
        {messages.map(({ position, address, reason }) => <li key={position}><bdi>{address}</bdi> <span class="beside" lang="en"><bdi>{reason}</bdi></span></li>)}
      </ul>
      {count > messages.length && <p><a href={`/console/mailings/${mailing.id}/messages?state=uncertain`}>{say('uncertain.all', { n: speech.number(count) })}</a></p>}
      {maySend(session) && mailing.status !== 'cancelled' && (
        <form class="resend" method="post" action={`/console/mailings/${mailing.id}/resend`}>
          <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
          <label><input type="checkbox" name="confirmed" value="yes" required /> {say('uncertain.twice')}</label>
          <button class="quiet-button is-grave" type="submit">{speech.count('uncertain.again', count)}</button>
        </form>
      )}
    </section>
  );
}
