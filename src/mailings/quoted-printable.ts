import { encode, wrap } from 'nodemailer/lib/qp';
import { MergeTemplate } from './merge-template.js';

/** One less than RFC 2045 allows a line: each may get a soft break. */
const LINE = 75;

/** A line break that is not part of the text. */
const SOFT_BREAK = '=\r\n';

const ANY_BREAK = /\r\n?|\n/g;

/**
 * `template` as a whole part of a mail, in quoted-printable (RFC 2045, 6.7). What is the same for all is encoded once: of each
 * mail only what differs is encoded, on lines of its own between soft breaks. Half of what a mail costs is its encoding.
 */
export function mailPart(type: 'text/plain' | 'text/html', template: MergeTemplate): MergeTemplate {
  return template.encoded(quotedPrintable, SOFT_BREAK).after(`Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`);
}

function quotedPrintable(text: string): string {
  return wrap(encode(text.replace(ANY_BREAK, '\r\n')), LINE);
}
