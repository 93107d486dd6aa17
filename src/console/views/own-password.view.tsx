import type { PasswordRefusal } from '../account/password-refusal.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';
import { NewPasswordField, passwordSentence } from './password-field.view.js';

interface OwnPasswordProps {
  readonly email: string;
  readonly formToken: string;
  readonly refusal: PasswordRefusal | null;
}

export function OwnPassword({ email, formToken, refusal }: OwnPasswordProps) {
  const speech = useSpeech();
  const { say } = speech;
  const isOfNew = refusal !== null && refusal !== 'wrong_password' && refusal !== 'too_many';
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{say('own.title')}</h2>
      {refusal !== null && <p class="fault" role="alert" id="fault">{sentenceFor(speech, refusal)}</p>}
      <form class="own-password" method="post" action="/console/account/password">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <input type="email" name="username" value={email} autocomplete="username" hidden />
        <label class="field">
          <span>{say('own.present')}</span>
          <input type="password" name="current" autocomplete="current-password" maxLength={1000} required />
        </label>
        <NewPasswordField fault={isOfNew ? refusal : null} />
        <button class="quiet-button" type="submit">{say('own.change')}</button>
      </form>
    </section>
  );
}

function sentenceFor(speech: Speech, refusal: PasswordRefusal): string {
  if (refusal === 'wrong_password') return speech.say('own.wrong_password');
  return refusal === 'too_many' ? speech.say('factor.too_many') : passwordSentence(speech, refusal);
}
