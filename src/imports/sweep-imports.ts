import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { parseId, type ImportId, type OrganisationId } from '../shared/ids.js';
import { ObjectStorage } from '../storage/object-storage.js';
import { cancelForgottenSql, forgetErrorFilesSql, listStandingSql } from './sweep-imports.sql.js';

const AT_ONCE = 100;
const DAY_MS = 86_400_000;

/** An upload is noted in the moment that it is stored; after so long nobody will note it any more. */
const UNNOTED_MS = 600_000;

export interface SweptImports {
  /** Uploads and error files. */
  readonly files: number;
  /** Imports that nobody has said a word about. */
  readonly cancelled: number;
}

interface StoredFile {
  readonly key: string;
  readonly importId: ImportId | null;
  readonly modifiedAt: Date;
}

interface Standing {
  readonly id: ImportId;
  readonly isOld: boolean;
  readonly hasEnded: boolean;
}

/** Removes what was uploaded and what was refused of it, once nobody works with it any more; the import itself stays. */
@Injectable()
export class SweepImports {
  constructor(
    private readonly transactions: Transactions,
    private readonly storage: ObjectStorage,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<SweptImports> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - this.config.imports.keepDays * DAY_MS);
    const forgotten = await this.transactions.run('platform', (tx) => tx.rows(cancelForgottenSql, [before, now]));
    const { removed } = await this.#remove('imports/', before);
    return { files: removed, cancelled: forgotten.length };
  }

  /** Files of imports that came before; `left`: how many of them are still needed, for now. */
  ofOrganisation(organisationId: OrganisationId, before: Date): Promise<{ removed: number; left: number }> {
    return this.#remove(`imports/${organisationId}/`, before);
  }

  async #remove(prefix: string, before: Date): Promise<{ removed: number; left: number }> {
    let [removed, left] = [0, 0];
    for await (const files of this.#stored(prefix)) {
      const { over, needed } = await this.#sort(files, before);
      // In this order: whoever dies in between leaves a file that is found again, and no link to one that is gone.
      await this.transactions.run('platform', (tx) => tx.rows(forgetErrorFilesSql, [over.flatMap(({ importId }) => importId ?? [])]));
      for (const { key } of over) await this.storage.delete(key);
      removed += over.length;
      left += needed.length;
    }
    return { removed, left };
  }

  async *#stored(prefix: string): AsyncGenerator<readonly StoredFile[]> {
    let files: StoredFile[] = [];
    for await (const { key, modifiedAt } of this.storage.list(prefix)) {
      files.push({ key, importId: parseId(key.split('/')[2] ?? ''), modifiedAt });
      if (files.length < AT_ONCE) continue;
      yield files;
      files = [];
    }
    if (files.length > 0) yield files;
  }

  /** Files of no import are of uploads that broke off in their last moment. */
  async #sort(files: readonly StoredFile[], before: Date): Promise<{ over: readonly StoredFile[]; needed: readonly StoredFile[] }> {
    const ids = files.flatMap(({ importId }) => importId ?? []);
    const found = await this.transactions.run('platform', (tx) => tx.rows<Standing>(listStandingSql, [ids, before]));
    const standing = new Map(found.map((of) => [of.id, of]));
    const unnoted = this.clock.now().getTime() - UNNOTED_MS;
    const old = files.filter(({ importId, modifiedAt }) => (importId === null ? undefined : standing.get(importId)?.isOld) ?? modifiedAt < before);
    const isOver = ({ importId, modifiedAt }: StoredFile) => (importId === null ? undefined : standing.get(importId)?.hasEnded) ?? modifiedAt.getTime() < unnoted;
    return { over: old.filter(isOver), needed: old.filter((file) => !isOver(file)) };
  }
}
