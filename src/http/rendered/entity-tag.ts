import { createHash } from 'node:crypto';
import type { Coding } from './content-coding.js';

const HASH_LENGTH = 22;

/** A name for these very bytes. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, HASH_LENGTH);
}

/** A strong tag: other bytes have another one, so each coding of a page has its own. */
export function entityTagOf(hash: string, coding: Coding): string {
  return coding === 'identity' ? `"${hash}"` : `"${hash}-${coding}"`;
}

/** Whether an `If-None-Match` header names `tag`: a list compared weakly, or `*` for whatever there is. */
export function isNamedBy(header: string, tag: string): boolean {
  if (header === tag) return true;
  if (header.trim() === '*') return true;
  // Tags may hold commas, so the list is read by its quotes.
  return [...header.matchAll(/"[^"]*"/g)].some(([named]) => named === tag);
}
