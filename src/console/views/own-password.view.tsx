import type { PasswordRefusal } from '../account/own-password.controller.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { FACTOR_SENTENCES } from './factor.view.js';
import { NewPasswordField, PASSWORD_SENTENCES } from './password-field.view.js';

const SENTENCES: Readonly<Record<PasswordRefusal, string>> = {
  ...PASSWORD_SENTENCES,
  wrong_password: 'That is not your present password.',
  too_many: FACTOR_SENTENCES.too_many,
};

interface OwnPasswordProps {
  readonly email: string;
  readonly formToken: string;
  readonly refusal: PasswordRefusal | null;
}

export function OwnPassword({ email, formToken, refusal }: OwnPasswordProps) {
  const isOfNew = refusal !== null && refusal !== 'wrong_password' && refusal !== 'too_many';
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">Password</h2>
      {refusal !== null && <p class="fault" role="alert" id="fault">{SENTENCES[refusal]}</p>}
      <form class="own-password" method="post" action="/console/account/password">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <input type="email" name="username" value={email} autocomplete="username" hidden />
        <label class="field">
          <span>Present password</span>
          <input type="password" name="current" autocomplete="current-password" maxLength={1000} required />
        </label>
        <NewPasswordField fault={isOfNew ? refusal : null} />
        <button class="quiet-button" type="submit">Change the password</button>
      </form>
    </section>
  );
}
