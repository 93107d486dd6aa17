import type { Passkey } from '../../organisations/passkeys.js';
import type { OwnSession } from '../../organisations/session-list.js';
import { asksForMore, type SignInFactors } from '../../organisations/sign-in-factors.js';
import type { PasswordRefusal } from '../account/password-refusal.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';
import { AuthenticatorApp } from './authenticator-app.view.js';
import { renderDocument } from './document.view.js';
import { OwnAddress, type AskedAddress } from './own-address.view.js';
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
  readonly address: AskedAddress | null;
  readonly now: Date;
}

export function renderAccount(model: AccountModel): string {
  const { session, email, factors, passkeys, passkeyOptions, sessions, refusal, address, now } = model;
  const { formToken, speech } = session;
  const { say } = speech;
  const title = say('account.title');
  return renderDocument({
    title: refusal === null && (address === null || address.wish === 'written') ? title : say('frame.check', { title }),
    session,
    speech,
    children: (
      <div class="account-page">
        <div class="page-title">
          <h1>{title}</h1>
          <p class="page-note"><bdi>{session.staff.name}</bdi>, {say(`role.${session.staff.role}`)}, <bdi>{email}</bdi></p>
        </div>
        {!asksForMore(factors) && <p class="notice">{say('account.passwordOnly')}</p>}
        <AuthenticatorApp formToken={formToken} since={factors.totpSince} now={now} />
        <PasskeyList passkeys={passkeys} options={passkeyOptions} formToken={formToken} now={now} />
        {asksForMore(factors) && <Recovery model={model} />}
        <OwnAddress email={email} formToken={formToken} asked={address} />
        <OwnPassword email={email} formToken={formToken} refusal={refusal} />
        <SessionRows session={session} sessions={sessions} now={now} />
      </div>
    ),
  });
}

function Recovery({ model: { session: { formToken }, factors: { recoveryCodesLeft } } }: { readonly model: AccountModel }) {
  const { say, count } = useSpeech();
  return (
    <section aria-labelledby="codes-title">
      <h2 id="codes-title">{say('codes.title')}</h2>
      <p>{recoveryCodesLeft === 0 ? say('codes.none') : count('codes.left', recoveryCodesLeft)}</p>
      <ActForm action="/console/account/recovery-codes" formToken={formToken} words={say('codes.make')} />
    </section>
  );
}
