import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { chainStart, sealOf, type FormerHead, type SealedEntry } from './audit-chain.js';
import { AuditLog } from './audit-log.js';
import { findSealSql, getChainSql, listChainNamesSql, listSealsSql, listWithoutSealSql, noteCheckSql } from './audit-seals.sql.js';
import { SealAuditLog, type KeptHead } from './seal-audit-log.js';

/**
 * `changed`: the entry, its seal or the one before is not what was sealed; `removed`: it is gone; `seal_removed`: its seal is; `inserted`: it was put in
 * among what had been sealed; `backdated`: it says to be older than what was sealed before it; `head_differs`: the chain does not end
 * where it was left; `head_forged`: that was written by somebody without the key; `head_unproven`: under a key that is not named;
 * `head_lost`: a head that was kept elsewhere is not part of it.
 */
export type ChainFaultKind = 'changed' | 'removed' | 'seal_removed' | 'inserted' | 'backdated' | 'head_differs' | 'head_forged' | 'head_unproven' | 'head_lost';

export interface ChainFault {
  readonly kind: ChainFaultKind;
  /** Null where it is about no entry that can be named. */
  readonly entryId: string | null;
  readonly position: string | null;
}

export interface VerifiedChain {
  readonly organisationId: OrganisationId | null;
  readonly head: KeptHead | null;
  /** Added since it was sealed last. */
  readonly waiting: number;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly ChainFault[];
}

interface SealRow extends SealedEntry {
  readonly entryId: string;
  readonly position: string;
  readonly hash: Buffer;
  readonly sealedAt: Date;
  /** Null, with all the rest of the entry, where it is gone. */
  readonly id: string;
}

const PAGE = 2_000;
const MOST_TOLD = 100;

const SEALING_TURNS = 100;
const SEALING_PAUSE_MS = 200;

/** So much earlier than what was sealed before it an entry may have begun: acts are dated by the beginning of their transaction. */
const LONGEST_ACT_MS = 3_600_000;

/** Goes through the audit log, seal by seal, and tells what is not as it was sealed. */
@Injectable()
export class VerifyAuditLog {
  constructor(
    private readonly transactions: Transactions,
    private readonly seal: SealAuditLog,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Seals first what is still to be sealed. `former`: heads that were kept elsewhere, which must be part of their chains. */
  async run(former: readonly FormerHead[] = []): Promise<VerifiedChain[]> {
    const horizon = await this.#sealAll();
    const names = await this.transactions.run('platform', (tx) => tx.rows<{ organisationId: OrganisationId | null }>(listChainNamesSql));
    const chains: VerifiedChain[] = [];
    for (const { organisationId } of withThoseOf(names, former)) chains.push(await this.#verify(organisationId, horizon, former.filter((head) => head.organisationId === organisationId)));
    return chains;
  }

  /** Up to where entries were sealed. Another process may be at it, for a moment. */
  async #sealAll(): Promise<string> {
    for (let turn = 0; turn < SEALING_TURNS; turn += 1) {
      const { horizon } = await this.seal.run();
      if (horizon !== null) return horizon;
      await pause(SEALING_PAUSE_MS);
    }
    throw new Error('another process has been sealing the audit log for too long');
  }

  /** Seals anew the heads of chains in which nothing is wrong but that their key is no longer named. */
  async accept(chains: readonly VerifiedChain[], actor: string): Promise<number> {
    const unproven = chains.flatMap(({ head, faults, faultCount }) => (head !== null && faultCount === 1 && faults[0]?.kind === 'head_unproven' ? [head] : []));
    for (const head of unproven) {
      await this.transactions.run('platform', async (tx) => {
        await this.seal.acceptIn(tx, head);
        const { organisationId, position } = head;
        await this.audit.add(tx, { organisationId, actor, action: 'audit.accept', subject: `organisation:${organisationId ?? 'platform'}`, detail: { position } });
      });
    }
    return unproven.length;
  }

  async #verify(organisationId: OrganisationId | null, horizon: string, former: readonly FormerHead[]): Promise<VerifiedChain> {
    const found = new Found();
    // One snapshot for all of it: what is sealed meanwhile is for the next time.
    const { head, waiting } = await this.transactions.readOnce('platform', async (tx) => {
      const kept = await tx.row<KeptHead>(getChainSql, [organisationId]);
      const end = await followSeals(tx, organisationId, found);
      this.#checkHead(kept, end, found);
      for (const { position, hash } of former) {
        const seal = await tx.row<{ hash: Buffer }>(findSealSql, [organisationId, position]);
        if (seal === null || !seal.hash.equals(hash)) found.add('head_lost', null, position);
      }
      const without = await tx.rows<{ id: string; isDue: boolean }>(listWithoutSealSql, [organisationId, horizon]);
      // A chain that does not end as it was left is sealed no further: its entries wait, and were not put in.
      const isStuck = found.has('head_differs') || found.has('head_forged') || found.has('head_unproven');
      const inserted = isStuck ? [] : without.filter(({ isDue }) => isDue);
      for (const { id } of inserted) found.add('inserted', id, null);
      return { head: kept, waiting: without.length - inserted.length };
    });
    await this.transactions.run('platform', (tx) => tx.rows(noteCheckSql, [organisationId, this.clock.now(), head?.position ?? '0', found.count]));
    return { organisationId, head, waiting, faultCount: found.count, faults: found.first };
  }

  #checkHead(kept: KeptHead | null, end: { position: string; hash: Buffer }, found: Found): void {
    if (kept === null) {
      if (end.position !== '0') found.add('head_differs', null, end.position);
      return;
    }
    if (kept.position !== end.position || !kept.hash.equals(end.hash)) found.add('head_differs', null, kept.position);
    const isProven = this.seal.isProven(kept);
    if (isProven !== true) found.add(isProven === null ? 'head_unproven' : 'head_forged', null, kept.position);
  }
}

class Found {
  readonly first: ChainFault[] = [];
  readonly #kinds = new Set<ChainFaultKind>();
  count = 0;

  add(kind: ChainFaultKind, entryId: string | null, position: string | null): void {
    this.count += 1;
    this.#kinds.add(kind);
    if (this.first.length < MOST_TOLD) this.first.push({ kind, entryId, position });
  }

  has(kind: ChainFaultKind): boolean {
    return this.#kinds.has(kind);
  }
}

/** Goes on from each seal as it stands, so that one entry that was changed is one fault. Answers where the seals end. */
async function followSeals(tx: Transaction, organisationId: OrganisationId | null, found: Found): Promise<{ position: string; hash: Buffer }> {
  let end = { position: '0', hash: chainStart(organisationId), sealedAt: new Date(0) };
  for (;;) {
    const seals = await tx.rows<SealRow>(listSealsSql, [organisationId, end.position, PAGE]);
    for (const seal of seals) {
      checkSeal(seal, end, organisationId, found);
      end = seal;
    }
    if (seals.length < PAGE) return end;
  }
}

function checkSeal(seal: SealRow, before: { position: string; hash: Buffer; sealedAt: Date }, organisationId: OrganisationId | null, found: Found): void {
  const { entryId, position, hash, sealedAt } = seal;
  const expected = BigInt(before.position) + 1n;
  if (BigInt(position) !== expected) found.add('seal_removed', null, String(expected));
  if (seal.id === null) found.add('removed', entryId, position);
  // Behind a gap nothing can be said of this one's place, and the gap is told already.
  else if (BigInt(position) === expected && !sealOf(before.hash, position, sealedAt.toISOString(), { ...seal, organisationId: seal.organisationId ?? null }).equals(hash)) found.add('changed', entryId, position);
  else if (seal.organisationId !== organisationId) found.add('changed', entryId, position);
  else if (Date.parse(`${seal.happenedAt.slice(0, 23)}Z`) < before.sealedAt.getTime() - LONGEST_ACT_MS) found.add('backdated', entryId, position);
}

function withThoseOf(names: readonly { organisationId: OrganisationId | null }[], former: readonly FormerHead[]): { organisationId: OrganisationId | null }[] {
  return [...new Set([...names, ...former].map(({ organisationId }) => organisationId))].map((organisationId) => ({ organisationId }));
}
