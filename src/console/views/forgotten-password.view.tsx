import type { Speech } from '../words/speech.js';
import { renderDocument } from './document.view.js';

interface ForgottenPasswordModel {
  readonly state: 'asking' | 'written' | 'too_many';
  readonly speech: Speech;
}

export function renderForgottenPassword({ state, speech }: ForgottenPasswordModel): string {
  const { say } = speech;
  return renderDocument({
    title: say('forgotten.title'),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say('forgotten.title')}</h1>
        {state === 'written' && <p role="status">{say('forgotten.written')}</p>}
        {state === 'too_many' && <p class="fault" role="alert">{say('forgotten.too_many')}</p>}
        {state !== 'written' && (
          <form method="post" action="/console/forgotten-password">
            <label class="field">
              <span>{say('signIn.email')}</span>
              <input type="email" name="email" autocomplete="username" required maxLength={320} autofocus />
            </label>
            <button class="main-button" type="submit">{say('forgotten.send')}</button>
          </form>
        )}
        <p class="page-note"><a href="/console/sign-in">{say('forgotten.back')}</a></p>
      </section>
    ),
  });
}
