import { renderDocument } from './document.view.js';

export type SignInRefusal = 'refused' | 'too_many';

interface SignInModel {
  /** Where signing in leads. */
  readonly next: string;
  /** As typed before. */
  readonly email: string;
  readonly refusal: SignInRefusal | null;
}

// The same whether the address is unknown or the password wrong: it must not tell who works here.
const SENTENCES: Readonly<Record<SignInRefusal, string>> = {
  refused: 'E-mail and password do not belong together. Please check both and try again.',
  too_many: 'Many attempts from your network are still under way. Please wait a few seconds and try again.',
};

export function renderSignIn({ next, email, refusal }: SignInModel): string {
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
      </section>
    ),
  });
}

function described(refusal: SignInRefusal | null) {
  return refusal === null ? {} : ({ 'aria-describedby': 'fault', 'aria-invalid': refusal === 'refused' } as const);
}
