/** What became of handing one mail to the SMTP server. */
export type Delivery =
  /** Taken over by the server. */
  | { readonly kind: 'sent' }
  /** Refused for now: it may be tried again later. */
  | { readonly kind: 'deferred'; readonly reason: string }
  /** Refused for good; `isAddressDead` where the server says that there is no such mailbox. */
  | { readonly kind: 'failed'; readonly reason: string; readonly isAddressDead: boolean }
  /** Nothing of it reached the server: it is as if it had not been tried. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** The connection was lost after the server had begun to read it: nobody knows, so it must not be tried again. */
  | { readonly kind: 'uncertain'; readonly reason: string };

/** What nodemailer tells of a failure. */
export interface SmtpFailure {
  readonly message?: string;
  readonly code?: string;
  /** The server's reply, where it gave one. */
  readonly response?: string;
  readonly responseCode?: number;
  /** What was being said to the server. */
  readonly command?: string;
}

const LONGEST_REASON = 300;

/** RFC 3463: mailbox unknown, system unknown, syntax, moved, null MX. Replies without such a code mean it by 550, 551 and 553. */
const DEAD_ADDRESS = /^5\.1\.(1|2|3|6|10)$/;
const DEAD_REPLIES = new Set([550, 551, 553]);

/** `hasBegun`: whether the server has been sent anything of the mail itself. */
export function deliveryOf(failure: SmtpFailure, hasBegun: boolean): Delivery {
  const { responseCode = 0 } = failure;
  const reason = tidied(failure.response ?? failure.message ?? 'no answer');
  // 421 is how a server hangs up: in the middle of a mail it does not say what became of it.
  if (hasBegun && (responseCode < 400 || responseCode === 421)) return { kind: 'uncertain', reason };
  if (isOfMail(failure) && responseCode >= 500) return { kind: 'failed', reason, isAddressDead: isDead(failure) };
  if (isOfMail(failure) && responseCode >= 400 && responseCode !== 421) return { kind: 'deferred', reason };
  return { kind: 'unsent', reason };
}

/** Whether the server's reply was about this mail and not about the connection, the greeting or our password. */
function isOfMail({ command = '', code }: SmtpFailure): boolean {
  return /^(MAIL FROM|RCPT TO|DATA)$/.test(command) || code === 'EENVELOPE' || code === 'EMESSAGE';
}

function isDead({ command, response = '', responseCode = 0 }: SmtpFailure): boolean {
  const [, status] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  if (command !== 'RCPT TO') return false;
  return status === undefined ? DEAD_REPLIES.has(responseCode) : DEAD_ADDRESS.test(status);
}

/** Servers write what they like: one line, without control characters, not too long. */
export function tidied(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim().slice(0, LONGEST_REASON).toWellFormed();
}
