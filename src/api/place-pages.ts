import { z } from 'zod';
import type { Place, SortOrder } from '../database/keyset.js';
import { MisplacedCursor, type PageWish } from '../database/listing.js';
import { parseId } from '../shared/ids.js';
import { CursorMalformed } from './api.errors.js';

/** What lists take whose pages begin at a place. */
export const placeQuery = z.strictObject({
  cursor: z.string().max(4_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** @throws CursorMalformed for a text that we did not write. */
export function placedPage({ cursor, limit }: z.infer<typeof placeQuery>, order: SortOrder): PageWish {
  return { order, limit, after: cursor === undefined ? null : readPlace(cursor) };
}

export function writePlace(place: Place | null): string | null {
  return place === null ? null : Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url');
}

/** A cursor of another list is the caller's mistake, not ours. @throws CursorMalformed */
export async function inPlace<Answer>(read: Promise<Answer>): Promise<Answer> {
  try {
    return await read;
  } catch (error) {
    throw error instanceof MisplacedCursor ? new CursorMalformed() : error;
  }
}

function readPlace(text: string): Place {
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    const known = typeof id === 'string' ? parseId(id) : null;
    if (typeof value === 'string' && known !== null) return { value, id: known };
  } catch {
    // What cannot be read was not written here.
  }
  throw new CursorMalformed();
}
