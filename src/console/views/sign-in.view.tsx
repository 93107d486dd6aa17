import type { Speech } from '../words/speech.js';
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
  readonly speech: Speech;
}

export function renderSignIn({ next, email, refusal, passkey, speech }: SignInModel): string {
  const { say } = speech;
  const title = say('signIn.title');
  return renderDocument({
    title: refusal === null ? title : say('frame.check', { title }),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        {/* The same whether the address is unknown or the password wrong: it must not tell who works here. */}
        {refusal !== null && <p class="fault" role="alert" id="fault">{say(`signIn.${refusal}`)}</p>}
        <form method="post" action="/console/sign-in">
          <input type="hidden" name="next" value={next} />
          <label class="field">
            <span>{say('signIn.email')}</span>
            <input type="email" name="email" value={email} autocomplete="username" required maxLength={320} autofocus={email === ''} {...described(refusal)} />
          </label>
          <label class="field">
            <span>{say('signIn.password')}</span>
            <input type="password" name="password" autocomplete="current-password" required maxLength={1000} autofocus={email !== ''} {...described(refusal)} />
          </label>
          <button class="main-button" type="submit">{title}</button>
        </form>
        <PasskeyForm action="/console/sign-in/passkey" kind="answer" options={passkey} words={say('signIn.passkey')}>
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
        <p class="page-note"><a href="/console/forgotten-password">{say('signIn.forgotten')}</a></p>
      </section>
    ),
  });
}

function described(refusal: SignInRefusal | null) {
  return refusal === null ? {} : ({ 'aria-describedby': 'fault', 'aria-invalid': refusal === 'refused' } as const);
}
