import type { Mailing } from '../../mailings/mailing.js';
import { MOST_TEST_COPIES, type TestCopy } from '../../mailings/test-mailing.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';

/** What became of a test, or what was typed and why it was refused. */
export interface Tested {
  readonly typed: string;
  readonly copies: readonly TestCopy[];
  readonly fault: string | null;
}

interface TestProps {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  readonly tested: Tested | null;
}

/** Copies for people who want to look at it in their own mail program. */
export function MailingTest({ session, mailing, tested }: TestProps) {
  const fault = tested?.fault ?? null;
  return (
    <form class="test-form" method="post" action={`/console/mailings/${mailing.id}/test`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <h2>Send a test</h2>
      {fault !== null && <p class="fault" role="alert" id="test-fault">{fault}</p>}
      {tested !== null && tested.copies.length > 0 && <Copies copies={tested.copies} />}
      <label class="field">
        <span>To</span>
        <textarea name="to" rows={2} dir="auto" aria-describedby="test-hint" {...(fault !== null && { 'aria-invalid': true })}>{tested?.typed ?? ''}</textarea>
      </label>
      <p class="page-note" id="test-hint">Up to {MOST_TEST_COPIES} addresses, one a line. They get what the first reader would get.</p>
      <button class="quiet-button" type="submit">Send the test</button>
    </form>
  );
}

function Copies({ copies }: { readonly copies: readonly TestCopy[] }) {
  return (
    <ul class="test-copies" role="status">
      {copies.map(({ address, delivery, reason }) => (
        <li key={address}>
          <span class={`badge ${delivery === 'sent' ? 'is-captured' : 'is-failed'}`}>{delivery === 'sent' ? 'Sent' : 'Not sent'}</span> <bdi>{address}</bdi>
          {reason !== null && <span class="beside"><bdi>{reason}</bdi></span>}
        </li>
      ))}
    </ul>
  );
}
