import type { Mailing } from '../../mailings/mailing.js';
import { MOST_TEST_COPIES, type TestCopy } from '../../mailings/test-mailing.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

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
  const { say } = useSpeech();
  const fault = tested?.fault ?? null;
  return (
    <form class="test-form" method="post" action={`/console/mailings/${mailing.id}/test`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <h2>{say('test.title')}</h2>
      {fault !== null && <p class="fault" role="alert" id="test-fault">{fault}</p>}
      {tested !== null && tested.copies.length > 0 && <Copies copies={tested.copies} />}
      <label class="field">
        <span>{say('test.to')}</span>
        <textarea name="to" rows={2} dir="auto" aria-describedby="test-hint" {...(fault !== null && { 'aria-invalid': true })}>{tested?.typed ?? ''}</textarea>
      </label>
      <p class="page-note" id="test-hint">{say('test.hint', { most: MOST_TEST_COPIES })}</p>
      <button class="quiet-button" type="submit">{say('test.send')}</button>
    </form>
  );
}

function Copies({ copies }: { readonly copies: readonly TestCopy[] }) {
  const { say } = useSpeech();
  return (
    <ul class="test-copies" role="status">
      {copies.map(({ address, delivery, reason }) => (
        <li key={address}>
          <span class={`badge ${delivery === 'sent' ? 'is-captured' : 'is-failed'}`}>{say(delivery === 'sent' ? 'test.sent' : 'test.notSent')}</span> <bdi>{address}</bdi>
          {reason !== null && <span class="beside" lang="en"><bdi>{reason}</bdi></span>}
        </li>
      ))}
    </ul>
  );
}
