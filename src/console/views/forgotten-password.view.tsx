import { renderDocument } from './document.view.js';

interface ForgottenPasswordModel {
  readonly state: 'asking' | 'written' | 'too_many';
}

export function renderForgottenPassword({ state }: ForgottenPasswordModel): string {
  return renderDocument({
    title: 'Forgotten password',
    session: null,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">Forgotten password</h1>
        {state === 'written' && <p role="status">If there is an account with this address, a mail is on its way to it. The link in it is good for an hour.</p>}
        {state === 'too_many' && <p class="fault" role="alert">Many have asked from your network. Please wait a few minutes and try again.</p>}
        {state !== 'written' && (
          <form method="post" action="/console/forgotten-password">
            <label class="field">
              <span>E-mail</span>
              <input type="email" name="email" autocomplete="username" required maxLength={320} autofocus />
            </label>
            <button class="main-button" type="submit">Send me a link</button>
          </form>
        )}
        <p class="page-note"><a href="/console/sign-in">Back to signing in</a></p>
      </section>
    ),
  });
}
