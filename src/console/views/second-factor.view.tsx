import type { ConsoleSession } from '../sign-in/current-session.js';
import { AuthenticatorApp } from './authenticator-app.view.js';
import { renderDocument } from './document.view.js';
import { PasskeyList } from './passkey-list.view.js';

interface SecondFactorModel {
  readonly session: ConsoleSession;
  /** For the browser, to make a passkey. */
  readonly passkeyOptions: string;
  readonly now: Date;
}

/** For whoever must have a second factor and has none: nothing else is shown to them. */
export function renderSecondFactor({ session, passkeyOptions, now }: SecondFactorModel): string {
  const { staff, formToken, speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('demand.title'),
    session,
    speech,
    children: (
      <div class="account-page">
        <div class="page-title"><h1>{say('demand.title')}</h1></div>
        <p class="notice">{say(staff.organisationId === null ? 'demand.ofPlatform' : 'demand.ofOrganisation')}</p>
        <AuthenticatorApp formToken={formToken} since={null} now={now} />
        <PasskeyList passkeys={[]} options={passkeyOptions} formToken={formToken} now={now} />
      </div>
    ),
  });
}
