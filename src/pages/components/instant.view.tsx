import { formatInstant, type InstantStyle } from '../page-text/instant.js';
import type { Voice } from '../page-text/voice.js';

interface InstantProps {
  readonly at: string;
  readonly written?: InstantStyle;
  readonly voice: Voice;
  readonly figure?: string;
}

/** A point in time in UTC; the browser rewrites it in the reader's own zone. */
export function Instant({ at, written = 'moment', voice, figure }: InstantProps) {
  return (
    <time dateTime={at} data-local={written} data-figure={figure}>
      {formatInstant(at, voice.locale, written, 'UTC')}
    </time>
  );
}
