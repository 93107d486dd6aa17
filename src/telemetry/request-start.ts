const LONGEST_BELIEVED_MS = 10 * 60_000;

/**
 * Milliseconds a request waited in front of us, from a router's `X-Request-Start`: seconds, milliseconds or
 * microseconds since the epoch, with or without `t=`. Null where it is missing, in the future or too old to believe.
 */
export function queueTimeMs(header: string | undefined, nowMs: number): number | null {
  const digits = header?.trim().replace(/^t=/, '');
  if (digits === undefined || !/^\d{9,17}(\.\d+)?$/.test(digits)) return null;
  const startMs = inMilliseconds(Number(digits));
  const waited = nowMs - startMs;
  return waited >= 0 && waited <= LONGEST_BELIEVED_MS ? waited : null;
}

/** An instant of our age has 10 digits in seconds, 13 in milliseconds and 16 in microseconds. */
function inMilliseconds(instant: number): number {
  if (instant < 1e11) return instant * 1_000;
  return instant < 1e14 ? instant : instant / 1_000;
}
