import { Injectable } from '@nestjs/common';
import type { ImportKindName } from '../import.js';
import type { ImportKind } from './import-kind.js';
import { CampaignKinds } from './campaign-kinds.js';
import { DonorsKind } from './donors.js';
import { OfflineDonationsKind } from './offline-donations.js';
import { SuppressionsKind } from './suppressions.js';
import { TagsKind } from './tags.js';

/** All kinds of files that can be brought in. */
@Injectable()
export class ImportKinds {
  readonly #kinds: ReadonlyMap<string, ImportKind>;

  constructor(tags: TagsKind, donors: DonorsKind, suppressions: SuppressionsKind, gifts: OfflineDonationsKind, campaigns: CampaignKinds) {
    const kinds: readonly ImportKind[] = [tags, donors, suppressions, gifts, ...campaigns.all];
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]));
  }

  get(name: ImportKindName): ImportKind {
    const kind = this.#kinds.get(name);
    if (kind === undefined) throw new Error(`nobody can import ${name}`);
    return kind;
  }
}
