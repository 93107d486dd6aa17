/** What became of trying to deliver once. */
export type Attempt =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfterSeconds: number | null;
      /** The first bytes of the answer, as text. */
      readonly start: string;
    }
  /** There was no answer; `reason` is a short word. */
  | { readonly kind: 'unreached'; readonly reason: string };

/** Only 2xx says that it has arrived: a redirect would lead to somewhere that nobody has checked. */
export function hasArrived(attempt: Attempt): boolean {
  return attempt.kind === 'answered' && attempt.status >= 200 && attempt.status < 300;
}

/** The endpoint says that it is gone for good (Standard Webhooks 1.0, "delivery headers and response"). */
export function isGone(attempt: Attempt): boolean {
  return attempt.kind === 'answered' && attempt.status === 410;
}
