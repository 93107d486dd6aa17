import { LONGEST_PASSWORD, SHORTEST_PASSWORD, type PasswordFault } from '../../organisations/password-rules.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';

export function passwordSentence({ say }: Speech, fault: PasswordFault): string {
  return say(`password.${fault}`, { n: SHORTEST_PASSWORD });
}

/** For a password that is chosen, not the one there is. Nothing is asked of it but its length, and pasting is welcome. */
export function NewPasswordField({ fault }: { readonly fault: PasswordFault | null }) {
  const { say } = useSpeech();
  const described = fault === null ? { 'aria-describedby': 'rule' } : ({ 'aria-describedby': 'fault rule', 'aria-invalid': true } as const);
  return (
    <>
      <label class="field">
        <span>{say('password.new')}</span>
        <input type="password" name="password" autocomplete="new-password" minLength={SHORTEST_PASSWORD} maxLength={LONGEST_PASSWORD} required {...described} />
      </label>
      <p class="page-note" id="rule">{say('password.rule', { n: SHORTEST_PASSWORD })}</p>
    </>
  );
}
