import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { LANGUAGES, type Language } from '../words/language.js';
import { useSpeech } from '../words/speaking.js';
import { Icon } from './icon.view.js';

/** Who is signed in, in which language and in which light they read, and the way out. */
export function AccountCorner({ session: { staff, formToken } }: { readonly session: ConsoleSession }) {
  const { say } = useSpeech();
  return (
    <div class="account">
      <p class="account-name"><a href="/console/account"><bdi>{staff.name}</bdi></a></p>
      <p class="account-role">{say(`role.${staff.role}`)}</p>
      <div class="account-choices">
        <LanguageForm />
        <button type="button" class="account-light" data-light hidden>
          <Icon name="moon" />
          <span class="hidden-text" data-word="light">{say('frame.light')}</span>
          <span class="hidden-text" data-word="dark">{say('frame.dark')}</span>
        </button>
      </div>
      <form method="post" action="/console/sign-out">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <button type="submit" class="account-leave">{say('frame.signOut')}</button>
      </form>
    </div>
  );
}

/** Sent by a script as soon as it is chosen. */
function LanguageForm() {
  const { language, say } = useSpeech();
  return (
    <form method="post" action="/console/language" data-send-when-chosen>
      <label>
        <span class="hidden-text">{say('frame.language')}</span>
        <select name="language">
          {(Object.keys(LANGUAGES) as Language[]).map((known) => <option key={known} value={known} lang={known} selected={known === language}>{LANGUAGES[known]}</option>)}
        </select>
      </label>
      <noscript><button type="submit">{say('frame.choose')}</button></noscript>
    </form>
  );
}
