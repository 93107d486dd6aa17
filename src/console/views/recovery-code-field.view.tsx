/** One of the codes kept for the day the phone is lost. */
export function RecoveryCodeField() {
  return (
    <label class="field">
      <span>Recovery code</span>
      <input type="text" name="recoveryCode" autocomplete="off" autocapitalize="none" spellcheck={false} maxLength={40} required />
    </label>
  );
}
