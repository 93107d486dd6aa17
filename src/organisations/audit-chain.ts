import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { DerivedKey } from '../config/derived-keys.js';
import { parseId, type OrganisationId } from '../shared/ids.js';

/** An entry of the audit log as its seal is made of it: every column as PostgreSQL writes it, instants in microseconds. */
export interface SealedEntry {
  readonly id: string;
  readonly organisationId: OrganisationId | null;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** As `jsonb` is written, which is one text for one value. */
  readonly detail: string;
  readonly happenedAt: string;
}

/** Where a chain ends. */
export interface ChainHead {
  /** Null: the chain of acts upon the platform itself. */
  readonly organisationId: OrganisationId | null;
  readonly position: string;
  readonly hash: Buffer;
  readonly sealedAt: string;
}

/** What stands before the first seal of a chain: no entry of one chain fits another. */
export function chainStart(organisationId: OrganisationId | null): Buffer {
  return sha256(['freshet audit chain', organisationId]);
}

/** Seals an entry behind `before`. */
export function sealOf(before: Buffer, position: string, sealedAt: string, entry: SealedEntry): Buffer {
  const { id, organisationId, actor, action, subject, detail, happenedAt } = entry;
  return sha256([before.toString('hex'), position, sealedAt, id, organisationId, actor, action, subject, detail, happenedAt]);
}

/** Proves that a chain was sealed up to its head by whoever has the key: hashes alone could be made anew by whoever owns the tables. */
export function macOf({ key }: DerivedKey, { organisationId, position, hash, sealedAt }: ChainHead): Buffer {
  return createHmac('sha256', key).update(JSON.stringify([organisationId, position, hash.toString('hex'), sealedAt])).digest();
}

export function isMacOf(key: DerivedKey, head: ChainHead, mac: Buffer): boolean {
  const right = macOf(key, head);
  return right.length === mac.length && timingSafeEqual(right, mac);
}

/** A head on one line, to be kept where whoever owns the database cannot write: `<organisation or "platform"> <position> <hash>`. */
export function headLine({ organisationId, position, hash }: FormerHead): string {
  return `${organisationId ?? 'platform'} ${position} ${hash.toString('hex')}`;
}

/** A head that was kept elsewhere. */
export type FormerHead = Pick<ChainHead, 'organisationId' | 'position' | 'hash'>;

/** Null where the line is none. */
export function parseHeadLine(line: string): FormerHead | null {
  const [, name = '', position = '', hash = ''] = /^(platform|[0-9a-f-]{36}) (\d{1,18}) ([0-9a-f]{64})$/.exec(line) ?? [];
  const organisationId: OrganisationId | null = name === 'platform' ? null : parseId<'Organisation'>(name);
  if (position === '' || (organisationId === null && name !== 'platform')) return null;
  return { organisationId, position, hash: Buffer.from(hash, 'hex') };
}

function sha256(parts: readonly unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
