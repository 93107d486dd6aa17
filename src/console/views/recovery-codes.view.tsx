import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';

interface RecoveryCodesModel {
  readonly session: ConsoleSession;
  readonly codes: readonly string[];
}

/** The one time they are seen. */
export function renderRecoveryCodes({ session, codes }: RecoveryCodesModel): string {
  const { speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('codes.yours'),
    session,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say('codes.yours')}</h1>
        <p>{say('codes.text')}</p>
        <ol class="recovery-codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
        <p><a href={session.staff.lacksFactor ? '/console' : '/console/account'}>{say('codes.kept')}</a></p>
      </section>
    ),
  });
}
