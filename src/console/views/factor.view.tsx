import type { SignInFactors } from '../../organisations/sign-in-factors.js';
import type { Speech } from '../words/speech.js';
import { CodeField } from './code-field.view.js';
import { renderDocument } from './document.view.js';
import { PasskeyForm } from './passkey-form.view.js';
import { RecoveryCodeField } from './recovery-code-field.view.js';

export type FactorRefusal = 'wrong' | 'too_many';

interface FactorModel {
  /** Where signing in leads. */
  readonly next: string;
  readonly factors: SignInFactors;
  readonly refusal: FactorRefusal | null;
  /** For the browser of somebody who has a passkey. */
  readonly passkey: string;
  readonly speech: Speech;
}

export function renderFactor({ next, factors, refusal, passkey, speech }: FactorModel): string {
  const { say } = speech;
  const title = say('factor.title');
  return renderDocument({
    title: refusal === null ? title : say('frame.check', { title }),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say('factor.heading')}</h1>
        {refusal !== null && <p class="fault" role="alert" id="fault">{say(`factor.${refusal}`)}</p>}
        {factors.totpSince !== null && (
          <form method="post" action="/console/sign-in/factor">
            <input type="hidden" name="next" value={next} />
            <CodeField isFirst isWrong={refusal === 'wrong'} />
            <button class="main-button" type="submit">{say('signIn.title')}</button>
          </form>
        )}
        {factors.passkeys > 0 && (
          <PasskeyForm action="/console/sign-in/factor" kind="answer" options={passkey} words={say('factor.passkey')}>
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        )}
        <details>
          <summary>{say('factor.recovery')}</summary>
          <form method="post" action="/console/sign-in/factor">
            <input type="hidden" name="next" value={next} />
            <RecoveryCodeField />
            <button class="quiet-button" type="submit">{say('factor.signInWithCode')}</button>
          </form>
        </details>
        <p class="page-note"><a href="/console/sign-in">{say('factor.somebodyElse')}</a></p>
      </section>
    ),
  });
}
