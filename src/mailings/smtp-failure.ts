import type { HandOver } from '../receipts/letter-post.js';
import { reasonOf } from '../shared/log.js';

/** What the mail library tells of a failure. */
interface SmtpFailure {
  readonly code?: string;
  /** The server's reply, where there was one. */
  readonly responseCode?: number;
  /** Of a socket: `connect` where nothing was ever sent. */
  readonly syscall?: string;
  readonly timeoutType?: string;
}

/** Failures before a connection could carry anything. */
const BEFORE_ANYTHING = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'EPROXY', 'EREQUIRETLS']);
const BEFORE_GREETING = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT']);

/**
 * A reply settles it: 5xx means never, 4xx means not now, and in neither case was the mail taken. Without a reply the
 * server may have it, unless the failure came before a connection stood.
 */
export function handOverOf(error: unknown): HandOver {
  const { code, responseCode, syscall, timeoutType } = error as SmtpFailure;
  const reason = reasonOf(error);
  if (code === 'EENVELOPE' && !responseCode) return { kind: 'refused', reason };
  if (responseCode) return { kind: responseCode >= 500 ? 'refused' : 'not_now', reason };
  const wasBefore = BEFORE_ANYTHING.has(code ?? '') || syscall === 'connect' || BEFORE_GREETING.has(timeoutType ?? '');
  return { kind: wasBefore ? 'not_now' : 'unknown', reason };
}
