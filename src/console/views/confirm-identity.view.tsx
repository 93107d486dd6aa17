import type { ComponentChildren } from 'preact';
import { asksForMore, type SignInFactors } from '../../organisations/sign-in-factors.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import { CodeField } from './code-field.view.js';
import { renderDocument } from './document.view.js';
import type { FactorRefusal } from './factor.view.js';
import { PasskeyForm } from './passkey-form.view.js';
import { RecoveryCodeField } from './recovery-code-field.view.js';

interface ConfirmModel {
  readonly session: ConsoleSession;
  /** Where it leads. */
  readonly next: string;
  readonly factors: SignInFactors;
  readonly refusal: FactorRefusal | null;
  /** For the browser of somebody who has a passkey. */
  readonly passkey: string;
}

export function renderConfirm(model: ConfirmModel): string {
  const { session, next, factors, refusal, passkey } = model;
  const { speech } = session;
  const { say } = speech;
  const title = say('confirm.title');
  return renderDocument({
    title: refusal === null ? title : say('frame.check', { title }),
    session,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        <p>{say('confirm.why')}</p>
        {refusal !== null && <p class="fault" role="alert" id="fault">{say(`factor.${refusal}`)}</p>}
        {factors.totpSince !== null && <ConfirmForm model={model}><CodeField isFirst isWrong={refusal === 'wrong'} /></ConfirmForm>}
        {factors.passkeys > 0 && (
          <PasskeyForm action="/console/confirm-identity" kind="answer" options={passkey} words={say('factor.passkey')}>
            <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        )}
        {!asksForMore(factors) && <ConfirmForm model={model}><PasswordField isWrong={refusal === 'wrong'} /></ConfirmForm>}
        {asksForMore(factors) && (
          <details>
            <summary>{say('factor.recovery')}</summary>
            <ConfirmForm model={model}><RecoveryCodeField /></ConfirmForm>
          </details>
        )}
      </section>
    ),
  });
}

function ConfirmForm({ model: { session, next }, children }: { readonly model: ConfirmModel; readonly children: ComponentChildren }) {
  const { say } = useSpeech();
  return (
    <form method="post" action="/console/confirm-identity">
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <input type="hidden" name="next" value={next} />
      {children}
      <button class="main-button" type="submit">{say('confirm.confirm')}</button>
    </form>
  );
}

function PasswordField({ isWrong }: { readonly isWrong: boolean }) {
  const { say } = useSpeech();
  const described = isWrong ? ({ 'aria-describedby': 'fault', 'aria-invalid': true } as const) : {};
  return (
    <label class="field">
      <span>{say('confirm.password')}</span>
      <input type="password" name="password" autocomplete="current-password" maxLength={1000} required autofocus {...described} />
    </label>
  );
}
