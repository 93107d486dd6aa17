import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { derivedKeys, type DerivedKeys } from '../config/derived-keys.js';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { Log } from '../shared/log.js';
import { chainStart, isMacOf, macOf, sealOf, type ChainHead, type SealedEntry } from './audit-chain.js';
import { addSealsSql, findChainSql, listChainsOfOtherKeysSql, listChainsSql, listUnsealedRestoredSql, listUnsealedSql, readHorizonSql, resealChainSql, saveChainSql, takeSealingSql } from './audit-seals.sql.js';

const BATCH = 2_000;

interface HorizonRow {
  readonly horizon: string;
  readonly next: string;
  readonly xid: string;
  readonly id: string;
  readonly isRestored: boolean;
}

interface ChainRow {
  /** The first five are of the head, the others of the latest seal; either may be gone. */
  readonly position: string | null;
  readonly hash: Buffer | null;
  readonly sealedAt: Date | null;
  readonly mac: Buffer | null;
  readonly keyName: string | null;
  readonly sealPosition: string | null;
  readonly sealHash: Buffer | null;
}

export interface KeptHead {
  readonly organisationId: OrganisationId | null;
  readonly position: string;
  readonly hash: Buffer;
  readonly sealedAt: Date;
  readonly mac: Buffer;
  readonly keyName: string;
}

type UnsealedRow = SealedEntry & { readonly xid: string };

/**
 * Seals what was added to the audit log since, some seconds later and not in the act itself: whoever acts would otherwise wait for
 * everybody else of the organisation, and every act for the one before it to commit.
 */
@Injectable()
export class SealAuditLog {
  readonly #keys: DerivedKeys;
  readonly #log: Log;
  readonly #told = new Set<string>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    config: Config,
    log: Log,
  ) {
    this.#keys = derivedKeys(config, 'freshet audit chains');
    this.#log = log.in('audit');
  }

  /** Seals all there is to seal. `horizon`: entries of transactions before it have been looked at; null where another process is at it. */
  async run(): Promise<{ sealed: number; horizon: string | null }> {
    await this.#resealHeads();
    for (let sealed = 0; ; ) {
      const round = await this.transactions.run('platform', (tx) => this.#round(tx));
      if (round === null) return { sealed, horizon: null };
      sealed += round.sealed;
      if (round.found < BATCH) return { sealed, horizon: round.horizon };
    }
  }

  /** Where each chain ends, that of the platform first. */
  listHeads(): Promise<KeptHead[]> {
    return this.transactions.run('platform', (tx) => tx.rows<KeptHead>(listChainsSql));
  }

  /** Whether a head was sealed by whoever has a key that is named; null where its key is not. */
  isProven(kept: KeptHead): boolean | null {
    const key = this.#keys.find(({ name }) => name === kept.keyName);
    return key === undefined ? null : isMacOf(key, headOf(kept), kept.mac);
  }

  /** Seals a head anew, of which somebody has decided that it is right although its key is gone. */
  async acceptIn(tx: Transaction, kept: KeptHead): Promise<void> {
    await tx.rows(resealChainSql, [kept.organisationId, macOf(this.#keys[0], headOf(kept)), this.#keys[0].name]);
  }

  async #round(tx: Transaction): Promise<{ found: number; sealed: number; horizon: string } | null> {
    const lock = await tx.row<{ taken: boolean }>(takeSealingSql);
    if (!lock?.taken) return null;
    const { horizon, next, xid, id, isRestored } = (await tx.row<HorizonRow>(readHorizonSql)) as HorizonRow;
    const rows = isRestored ? await tx.rows<UnsealedRow>(listUnsealedRestoredSql, [horizon, next, BATCH]) : await tx.rows<UnsealedRow>(listUnsealedSql, [xid, id, horizon, BATCH]);
    let sealed = 0;
    for (const [organisationId, entries] of byChain(rows)) sealed += await this.#extend(tx, organisationId, entries);
    return { found: rows.length, sealed, horizon };
  }

  async #extend(tx: Transaction, organisationId: OrganisationId | null, entries: readonly UnsealedRow[]): Promise<number> {
    const end = await this.#findEnd(tx, organisationId);
    if (end === null) return 0;
    const sealedAt = this.clock.now().toISOString();
    const hashes: Buffer[] = [];
    for (const [at, entry] of entries.entries()) hashes.push(sealOf(hashes.at(-1) ?? end.hash, String(end.position + BigInt(at) + 1n), sealedAt, entry));
    const positions = entries.map((_, at) => String(end.position + BigInt(at) + 1n));
    await tx.rows(addSealsSql, [organisationId, sealedAt, entries.map(({ id }) => id), positions, entries.map(({ xid }) => xid), hashes]);
    const head: ChainHead = { organisationId, position: positions.at(-1) as string, hash: hashes.at(-1) as Buffer, sealedAt };
    await tx.rows(saveChainSql, [organisationId, head.position, head.hash, sealedAt, macOf(this.#keys[0], head), this.#keys[0].name]);
    return entries.length;
  }

  /** Null where the chain does not end as it was left: going on from there would make right what somebody did to it. */
  async #findEnd(tx: Transaction, organisationId: OrganisationId | null): Promise<{ position: bigint; hash: Buffer } | null> {
    const row = await tx.row<ChainRow>(findChainSql, [organisationId]);
    if (row === null) return { position: 0n, hash: chainStart(organisationId) };
    const { position, hash, sealedAt, mac, keyName, sealPosition, sealHash } = row;
    const isWhole = position !== null && hash !== null && sealedAt !== null && mac !== null && keyName !== null && position === sealPosition && sealHash !== null && hash.equals(sealHash);
    if (isWhole && this.isProven({ organisationId, position, hash, sealedAt, mac, keyName }) === true) return { position: BigInt(position), hash };
    const name = organisationId ?? 'platform';
    if (!this.#told.has(name)) this.#log.error({ organisationId: name }, 'the audit log does not end as it was sealed: nothing more of it is');
    this.#told.add(name);
    return null;
  }

  /** Under the present key, while the one before it is still named. */
  #resealHeads(): Promise<void> {
    return this.transactions.run('platform', async (tx) => {
      const lock = await tx.row<{ taken: boolean }>(takeSealingSql);
      if (!lock?.taken) return;
      for (const kept of await tx.rows<KeptHead>(listChainsOfOtherKeysSql, [this.#keys[0].name])) if (this.isProven(kept) === true) await this.acceptIn(tx, kept);
    });
  }
}

function headOf({ organisationId, position, hash, sealedAt }: KeptHead): ChainHead {
  return { organisationId, position, hash, sealedAt: sealedAt.toISOString() };
}

function byChain(rows: readonly UnsealedRow[]): Map<OrganisationId | null, UnsealedRow[]> {
  const chains = new Map<OrganisationId | null, UnsealedRow[]>();
  for (const row of rows) {
    const chain = chains.get(row.organisationId);
    if (chain === undefined) chains.set(row.organisationId, [row]);
    else chain.push(row);
  }
  return chains;
}
