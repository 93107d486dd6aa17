import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';

interface RecoveryCodesModel {
  readonly session: ConsoleSession;
  readonly codes: readonly string[];
}

/** The one time they are seen. */
export function renderRecoveryCodes({ session, codes }: RecoveryCodesModel): string {
  return renderDocument({
    title: 'Your recovery codes',
    session,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">Your recovery codes</h1>
        <p>Each of them signs you in once, if you lose what you sign in with otherwise. Print them or keep them in a password manager: we cannot show them again. Any that you had before are void.</p>
        <ol class="recovery-codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
        <p><a href="/console/account">I have kept them</a></p>
      </section>
    ),
  });
}
