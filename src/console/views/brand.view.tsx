import { useSpeech } from '../words/speaking.js';

/** The mark that leads home. */
export function Brand() {
  const { say } = useSpeech();
  return (
    <a class="brand" href="/console">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path fill="currentColor" d="M12 2c4 5 7 8.3 7 12a7 7 0 0 1-14 0c0-3.7 3-7 7-12z" />
        <path class="brand-wave" d="M6 15c2-1.6 4-1.6 6 0s4 1.6 6 0" />
      </svg>
      Freshet <span>{say('frame.console')}</span>
    </a>
  );
}
