import { useSpeech } from '../words/speaking.js';

/** One of the codes kept for the day the phone is lost. */
export function RecoveryCodeField() {
  const { say } = useSpeech();
  return (
    <label class="field">
      <span>{say('factor.recoveryCode')}</span>
      <input type="text" name="recoveryCode" autocomplete="off" autocapitalize="none" spellcheck={false} maxLength={40} required />
    </label>
  );
}
