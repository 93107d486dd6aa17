import { renderDocument } from './document.view.js';
import { PasskeyForm } from './passkey-form.view.js';

export type SignInRefusal = 'refused' | 'too_many' | 'passkey_refused';

export interface SignInModel {
  /** Where signing in leads. */
  readonly next: string;
  /** As typed before. */
  readonly email: string;
  readonly refusal: SignInRefusal | null;
  /** For browsers that know passkeys. */
  readonly passkey: string;
}

// The same whether the address is unknown or the password wrong: it must not tell who works here.
const SENTENCES: Readonly<Record<SignInRefusal, string>> = {
  refused: 'E-mail and password do not belong together. Please check both and try again.',
  too_many: 'Too many tries from your network. Please wait a few minutes and try again.',
  passkey_refused: 'That passkey does not sign anybody in here. Please try again, or use your password.',
};

export function renderSignIn({ next, email, refusal, passkey }: SignInModel): string {
  return renderDocument({
    title: refusal === null ? 'Sign in' : 'Please check: Sign in',
    session: null,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">Sign in</h1>
        {refusal !== null && <p class="fault" role="alert" id="fault">{SENTENCES[refusal]}</p>}
        <form method="post" action="/console/sign-in">
          <input type="hidden" name="next" value={next} />
          <label class="field">
            <span>E-mail</span>
            <input type="email" name="email" value={email} autocomplete="username" required maxLength={320} autofocus={email === ''} {...described(refusal)} />
          </label>
          <label class="field">
            <span>Password</span>
            <input type="password" name="password" autocomplete="current-password" required maxLength={1000} autofocus={email !== ''} {...described(refusal)} />
          </label>
          <button class="main-button" type="submit">Sign in</button>
        </form>
        <PasskeyForm action="/console/sign-in/passkey" kind="answer" options={passkey} words="Sign in with a passkey">
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
        <p class="page-note"><a href="/console/forgotten-password">Forgotten your password?</a></p>
      </section>
    ),
  });
}

function described(refusal: SignInRefusal | null) {
  return refusal === null ? {} : ({ 'aria-describedby': 'fault', 'aria-invalid': refusal === 'refused' } as const);
}
