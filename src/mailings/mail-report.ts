import PostalMime, { type Email } from 'postal-mime';
import { tidied } from './delivery.js';

export type MailReportKind = 'hard_bounce' | 'soft_bounce' | 'complaint';

/** What somebody else's server says of a mail of ours. */
export interface MailReport {
  /** The same each time the same thing is reported. */
  readonly key: string;
  readonly kind: MailReportKind;
  /** Of the message it is about. */
  readonly token: string;
  readonly detail: string | null;
  readonly happenedAt: Date | null;
}

const TOKEN_IN_ID = /^Message-ID:\s*<m\.([\w-]{43})@/im;
const TOKEN_IN_LINK = /^List-Unsubscribe:[^>]*\/u\/([\w-]{43})>/im;

/** RFC 3463: the mailbox or its host does not exist, has moved, or is closed. A full mailbox, or a policy, may change. */
const GONE = /^5\.(1\.\d{1,3}|2\.1|4\.4)$/;

/** Feedback that is no complaint: a reader took a mail out of their junk. */
const NO_COMPLAINT = new Set(['not-spam']);

/**
 * Reads a mail that reports on another: a bounce (RFC 3464) or a complaint (RFC 5965). Null for everything else, of
 * which a mailbox for bounces has plenty: answers from holidays, delays, deliveries, junk. `key` names its bytes.
 */
export async function readMailReport(bytes: Uint8Array, key: string): Promise<MailReport | null> {
  const mail = await parsed(bytes);
  const token = mail && tokenIn(partsOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/));
  if (!mail || !token) return null;
  const [feedback] = partsOf(mail, /^message\/feedback-report$/);
  const [status] = partsOf(mail, /^message\/(global-)?delivery-status$/);
  if (feedback !== undefined) return complaint(feedback, { key, token });
  return status === undefined ? null : bounce(status, { key, token });
}

/** The token in a Message-ID of ours, as providers report it; null where it is none. */
export function tokenOfMessageId(messageId: string): string | null {
  return /^<?m\.([\w-]{43})@[^\s<>]+>?$/.exec(messageId.trim())?.[1] ?? null;
}

/** What a status code (5.1.1) and what the server said make of a mail that was not delivered. */
export function bounceKindOf(status: string): MailReportKind {
  return GONE.test(status) ? 'hard_bounce' : 'soft_bounce';
}

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 8, maxHeadersSize: 256 * 1024 });
  } catch {
    return null;
  }
}

function partsOf({ attachments }: Email, type: RegExp): string[] {
  return attachments
    .filter(({ mimeType }) => type.test(mimeType.toLowerCase()))
    .map(({ content }) => (typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('latin1')));
}

function tokenIn(parts: readonly string[]): string | null {
  for (const part of parts) {
    // Only the heads: a mail that quotes one of ours is not one of ours.
    const head = part.split(/\r?\n\r?\n/, 1)[0]?.replace(/\r?\n[ \t]+/g, ' ') ?? '';
    const token = TOKEN_IN_ID.exec(head)?.[1] ?? TOKEN_IN_LINK.exec(head)?.[1];
    if (token !== undefined) return token;
  }
  return null;
}

function complaint(feedback: string, about: { key: string; token: string }): MailReport | null {
  const kind = fieldOf(feedback, 'Feedback-Type')?.toLowerCase() ?? '';
  return NO_COMPLAINT.has(kind) ? null : { ...about, kind: 'complaint', detail: tidied(kind) || null, happenedAt: dateOf(fieldOf(feedback, 'Arrival-Date')) };
}

function bounce(status: string, about: { key: string; token: string }): MailReport | null {
  const action = fieldOf(status, 'Action')?.toLowerCase().trim();
  if (action !== 'failed') return null;
  const code = /^\s*([245]\.\d{1,3}\.\d{1,3})/.exec(fieldOf(status, 'Status') ?? '')?.[1] ?? '';
  const said = fieldOf(status, 'Diagnostic-Code')?.replace(/^\s*[\w-]+\s*;/, '') ?? code;
  return { ...about, kind: bounceKindOf(code), detail: tidied(said) || null, happenedAt: dateOf(fieldOf(status, 'Arrival-Date')) };
}

/** The first field of that name, unfolded. Our mails have one reader each, so there is one block that has it. */
function fieldOf(text: string, name: string): string | undefined {
  const unfolded = text.slice(0, 64 * 1024).replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1];
}

function dateOf(text: string | undefined): Date | null {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
