import type { Passkey } from '../../organisations/passkeys.js';
import type { OwnSession } from '../../organisations/session-list.js';
import { asksForMore, type SignInFactors } from '../../organisations/sign-in-factors.js';
import type { PasswordRefusal } from '../account/own-password.controller.js';
import { roleName } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { ActForm } from './act-form.view.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { OwnPassword } from './own-password.view.js';
import { PasskeyList } from './passkey-list.view.js';
import { SessionRows } from './session-rows.view.js';

export interface AccountModel {
  readonly session: ConsoleSession;
  readonly email: string;
  readonly factors: SignInFactors;
  readonly passkeys: readonly Passkey[];
  /** For the browser, to make another passkey. */
  readonly passkeyOptions: string;
  readonly sessions: readonly OwnSession[];
  readonly refusal: PasswordRefusal | null;
  readonly now: Date;
}

export function renderAccount(model: AccountModel): string {
  const { session, email, factors, passkeys, passkeyOptions, sessions, refusal, now } = model;
  const { formToken } = session;
  return renderDocument({
    title: refusal === null ? 'Your account' : 'Please check: Your account',
    session,
    children: (
      <div class="account-page">
        <div class="page-title">
          <h1>Your account</h1>
          <p class="page-note"><bdi>{session.staff.name}</bdi>, {roleName(session.staff.role)}, <bdi>{email}</bdi></p>
        </div>
        {!asksForMore(factors) && <p class="notice">Only a password keeps others out of your account. Set up an authenticator app: it takes a minute.</p>}
        <AuthenticatorApp model={model} />
        <PasskeyList passkeys={passkeys} options={passkeyOptions} formToken={formToken} now={now} />
        {asksForMore(factors) && <Recovery model={model} />}
        <OwnPassword email={email} formToken={formToken} refusal={refusal} />
        <SessionRows session={session} sessions={sessions} now={now} />
      </div>
    ),
  });
}

function AuthenticatorApp({ model: { session: { formToken }, factors: { totpSince }, now } }: { readonly model: AccountModel }) {
  const path = '/console/account/totp';
  return (
    <section aria-labelledby="app-title">
      <h2 id="app-title">Authenticator app</h2>
      {totpSince === null
        ? <p>An app on your phone shows a new code every half minute, without which your password opens nothing.</p>
        : <p>Set up <Instant at={totpSince} now={now} />.</p>}
      <div class="acts">
        <ActForm action={path} formToken={formToken} words={totpSince === null ? 'Set up an authenticator app' : 'Use another app instead'} />
        {totpSince !== null && <ActForm action={`${path}/remove`} formToken={formToken} words="Remove the app" />}
      </div>
    </section>
  );
}

function Recovery({ model: { session: { formToken }, factors: { recoveryCodesLeft } } }: { readonly model: AccountModel }) {
  return (
    <section aria-labelledby="codes-title">
      <h2 id="codes-title">Recovery codes</h2>
      <p>{recoveryCodesLeft === 0 ? 'You have none left.' : `${recoveryCodesLeft} of them are unused.`}</p>
      <ActForm action="/console/account/recovery-codes" formToken={formToken} words="Make new recovery codes" />
    </section>
  );
}
