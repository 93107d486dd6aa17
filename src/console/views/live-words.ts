import type { Speech } from '../words/speech.js';

/** What the script that keeps a region as it is now says beside it. `{time}` is filled in there, by the reader's own clock. */
export function liveWords({ say }: Speech) {
  return {
    ...{ 'data-word-live': say('live.live'), 'data-word-paused': say('live.paused'), 'data-word-resume': say('live.resume') },
    ...{ 'data-word-updated': say('live.updated'), 'data-word-no-answer': say('live.noAnswer') },
  };
}
