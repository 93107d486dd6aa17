import { ago, exactTime } from '../times.js';

interface InstantProps {
  readonly at: Date;
  readonly now: Date;
}

/** How long ago, and exactly when: in UTC, which the browser rewrites in the reader's own zone. */
export function Instant({ at, now }: InstantProps) {
  return (
    <time class="instant" dateTime={at.toISOString()}>
      {ago(at, now)} <span class="instant-exact" data-exact>{exactTime(at, 'utc')}</span>
    </time>
  );
}
