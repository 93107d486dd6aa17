import { LONGEST_PASSWORD, SHORTEST_PASSWORD, type PasswordFault } from '../../organisations/password-rules.js';

export const PASSWORD_SENTENCES: Readonly<Record<PasswordFault, string>> = {
  too_short: `Please choose a password of at least ${SHORTEST_PASSWORD} characters. A few words that do not belong together are easy to keep in mind.`,
  too_long: 'That is longer than we can keep. Please choose a shorter one.',
  common: 'That is among the first passwords anybody would try. Please choose another.',
  about_you: 'That is made of your name or your address, which others know. Please choose another.',
};

/** For a password that is chosen, not the one there is. Nothing is asked of it but its length, and pasting is welcome. */
export function NewPasswordField({ fault }: { readonly fault: PasswordFault | null }) {
  const described = fault === null ? { 'aria-describedby': 'rule' } : ({ 'aria-describedby': 'fault rule', 'aria-invalid': true } as const);
  return (
    <>
      <label class="field">
        <span>New password</span>
        <input type="password" name="password" autocomplete="new-password" minLength={SHORTEST_PASSWORD} maxLength={LONGEST_PASSWORD} required {...described} />
      </label>
      <p class="page-note" id="rule">At least {SHORTEST_PASSWORD} characters, whichever you like.</p>
    </>
  );
}
