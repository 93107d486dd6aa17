import type { SignInFactors } from '../../organisations/sign-in-factors.js';
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
}

export const FACTOR_SENTENCES: Readonly<Record<FactorRefusal, string>> = {
  wrong: 'That was not right, or had been used before. Please try again with a new one.',
  too_many: 'Too many tries. Please wait a few minutes, or use another way to show that it is you.',
};

export function renderFactor({ next, factors, refusal, passkey }: FactorModel): string {
  return renderDocument({
    title: refusal === null ? 'Second step' : 'Please check: Second step',
    session: null,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">One more step</h1>
        {refusal !== null && <p class="fault" role="alert" id="fault">{FACTOR_SENTENCES[refusal]}</p>}
        {factors.totpSince !== null && (
          <form method="post" action="/console/sign-in/factor">
            <input type="hidden" name="next" value={next} />
            <CodeField isFirst isWrong={refusal === 'wrong'} />
            <button class="main-button" type="submit">Sign in</button>
          </form>
        )}
        {factors.passkeys > 0 && (
          <PasskeyForm action="/console/sign-in/factor" kind="answer" options={passkey} words="Use a passkey">
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        )}
        <details>
          <summary>Use a recovery code</summary>
          <form method="post" action="/console/sign-in/factor">
            <input type="hidden" name="next" value={next} />
            <RecoveryCodeField />
            <button class="quiet-button" type="submit">Sign in with this code</button>
          </form>
        </details>
        <p class="page-note"><a href="/console/sign-in">Sign in as somebody else</a></p>
      </section>
    ),
  });
}
