import { useSpeech } from '../words/speaking.js';

interface CodeFieldProps {
  readonly isFirst?: boolean;
  readonly isWrong?: boolean;
}

/** Six digits from an authenticator app; phones and password managers fill it in by themselves. */
export function CodeField({ isFirst = false, isWrong = false }: CodeFieldProps) {
  const { say } = useSpeech();
  return (
    <label class="field">
      <span>{say('factor.code')}</span>
      <input
        {...{ type: 'text', name: 'code', inputMode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9 ]{6,7}', maxLength: 7, required: true }}
        autofocus={isFirst}
        {...(isWrong ? ({ 'aria-describedby': 'fault', 'aria-invalid': true } as const) : {})}
      />
    </label>
  );
}
