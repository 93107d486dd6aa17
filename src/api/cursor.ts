import { parseId, type DonationId } from '../shared/ids.js';
import type { DonationCursor } from '../donations/donation.reader.js';
import { CursorMalformed } from './api.errors.js';

/** JavaScript knows instants that PostgreSQL does not. */
const FOUR_DIGIT_YEAR = /^\d{4}-/;

/** A place in a list as an opaque text. */
export function writeCursor({ capturedAt, id }: DonationCursor): string {
  return Buffer.from(`${capturedAt.toISOString()} ${id}`).toString('base64url');
}

/** @throws CursorMalformed for a text that we did not write. */
export function readCursor(text: string): DonationCursor {
  const [instant = '', id = ''] = Buffer.from(text, 'base64url').toString('latin1').split(' ');
  const capturedAt = new Date(FOUR_DIGIT_YEAR.test(instant) ? instant : Number.NaN);
  const donationId: DonationId | null = parseId(id);
  if (Number.isNaN(capturedAt.getTime()) || donationId === null) throw new CursorMalformed();
  const cursor = { capturedAt, id: donationId };
  if (writeCursor(cursor) !== text) throw new CursorMalformed();
  return cursor;
}
