import type { ComponentChildren } from 'preact';
import { useSpeech } from '../words/speaking.js';

interface PasskeyFormProps {
  readonly action: string;
  /** Whether a device is to make a key, or to answer with one it has. */
  readonly kind: 'register' | 'answer';
  /** For the browser, with the challenge; good for ten minutes. */
  readonly options: string;
  readonly words: string;
  readonly children?: ComponentChildren;
}

/** Shown by the script of the console where the browser knows passkeys; without it there is nothing to press. */
export function PasskeyForm({ action, kind, options, words, children }: PasskeyFormProps) {
  const { say } = useSpeech();
  return (
    <form method="post" action={action} data-passkey={kind} data-passkey-options={options} data-passkey-lost={say('factor.passkeyLost')} hidden>
      {children}
      <input type="hidden" name="credential" value="" />
      <button class="quiet-button" type="submit">{words}</button>
      <p class="page-note" role="status" data-passkey-state></p>
    </form>
  );
}
