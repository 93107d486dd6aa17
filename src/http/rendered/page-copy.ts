import type { PageContent } from './page-source.js';
import { Rendering } from './rendering.js';

/** A build that finds nothing new states a newer instant all the same where the last is older than this. */
const RESTATED_AFTER_MS = 5_000;

/** A page as we last drew it. */
export interface PageCopy {
  /** What the last build found; the rendering may state an earlier instant, and nothing else that differs. */
  readonly content: PageContent;
  readonly rendering: Rendering;
  /** The moment before it was built, by {@link PageVersions}; null where later changes cannot be told. */
  readonly moment: number | null;
  /** When the build began that found it to be so, on the monotonic clock. */
  readonly confirmedAt: number;
  /** When that build was done. */
  readonly readyAt: number;
  /** Builds since that failed or are taking too long. */
  readonly failures: number;
  /** The next attempt is not made before. */
  readonly retryAt: number;
  /** When somebody last read it. */
  readAt: number;
  /** A later moment until which it is known not to have changed. */
  unchangedUntil: number | null;
}

export function firstCopy(content: PageContent, moment: number | null, now: number): PageCopy {
  const rendering = new Rendering(content, 'current');
  return { content, rendering, ...knowledgeOf(content, moment), confirmedAt: now, readyAt: performance.now(), failures: 0, retryAt: 0, readAt: now };
}

function knowledgeOf({ isStale }: PageContent, moment: number | null): Pick<PageCopy, 'moment' | 'unchangedUntil'> {
  return { moment: isStale ? null : moment, unchangedUntil: null };
}

/**
 * The copy after another build. A page that differs in nothing but its age stays as it is, with its tags: that it was so
 * at the earlier instant it states is still true. It states a newer one before long, lest it look forgotten.
 */
export function nextCopy(copy: PageCopy, content: PageContent, moment: number | null, now: number): PageCopy {
  const isSame = copy.failures === 0 && content.fingerprint === copy.content.fingerprint;
  const isRecent = content.asOf.getTime() - copy.rendering.asOf.getTime() < RESTATED_AFTER_MS;
  if (!isSame || !isRecent) return { ...firstCopy(content, moment, now), readAt: copy.readAt };
  return { ...copy, content, ...knowledgeOf(content, moment), confirmedAt: now, readyAt: performance.now() };
}

const LONGEST_PAUSE_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;

/** The copy after a build that failed: it says of itself that it lags, and rests before the next attempt. */
export function laggingCopy(copy: PageCopy, now: number): PageCopy {
  const retryAt = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** copy.failures);
  const rendering = copy.failures > 0 ? copy.rendering : new Rendering(copy.content, 'lagging');
  return { ...copy, rendering, failures: copy.failures + 1, retryAt };
}
