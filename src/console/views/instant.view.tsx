import { useSpeech } from '../words/speaking.js';

interface InstantProps {
  readonly at: Date;
  readonly now: Date;
}

/** How long ago, and exactly when: in UTC, which the browser rewrites in the reader's own zone. */
export function Instant({ at, now }: InstantProps) {
  const speech = useSpeech();
  return (
    <time class="instant" dateTime={at.toISOString()}>
      {speech.ago(at, now)} <span class="instant-exact" data-exact>{speech.exactly(at)}</span>
    </time>
  );
}
