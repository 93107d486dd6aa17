import type { Mailing } from '../../mailings/mailing.js';
import type { MessageRow } from '../../mailings/mailing.reader.js';
import { maySend } from '../mailings/mailing-desk.js';
import { countOf } from '../mailings/mailing-words.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';

export interface UncertainProps {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  readonly count: number;
  /** The first of them. */
  readonly messages: readonly MessageRow[];
}

/** The messages of which nobody knows whether they arrived, and the choice that is people's alone. */
export function UncertainMessages({ session, mailing, count, messages }: UncertainProps) {
  if (count === 0) return null;
  return (
    <section class="uncertain">
      <h2>{countOf(count)} {count === 1 ? 'message' : 'messages'} may or may not have arrived</h2>
      <p>They were on their way when the connection or the sending process was lost. They are not sent again by themselves: nobody is to have the same mail twice.</p>
      <ul class="uncertain-list">
        {messages.map(({ position, address, reason }) => <li key={position}><bdi>{address}</bdi> <span class="beside"><bdi>{reason}</bdi></span></li>)}
      </ul>
      {count > messages.length && <p><a href={`/console/mailings/${mailing.id}/messages?state=uncertain`}>All {countOf(count)}</a></p>}
      {maySend(session) && mailing.status !== 'cancelled' && (
        <form class="resend" method="post" action={`/console/mailings/${mailing.id}/resend`}>
          <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
          <label><input type="checkbox" name="confirmed" value="yes" required /> Some of these people will have the mail twice</label>
          <button class="quiet-button is-grave" type="submit">Send {count === 1 ? 'it' : `these ${countOf(count)}`} again</button>
        </form>
      )}
    </section>
  );
}
