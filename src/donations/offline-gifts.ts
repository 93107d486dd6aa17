import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { DonationId, ImportId, OrganisationId } from '../shared/ids.js';
import type { Dedication } from './dedication.js';
import { LedgerSteps } from './ledger-steps.js';
import { addOfflineDonorsSql, bookOfflineGiftsSql, reverseOfflineGiftsSql } from './offline-gifts.sql.js';

/** A gift that needs no provider: the money has arrived. Amounts are minor units of the campaign's currency. */
export interface OfflineGift {
  readonly campaign_id: string;
  readonly designation_id: string | null;
  readonly email: string;
  readonly name: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly anonymous: boolean;
  readonly message: string | null;
  readonly locale: string;
  /** ISO 8601 instant. */
  readonly given_at: string;
  /** Under which its organisation knows it: booked once. */
  readonly reference: string;
  readonly dedication?: Dedication | null;
  /** Of one that was entered by hand: who did, and under which key it is kept, once. `fingerprint` in hexadecimal. */
  readonly entry?: { readonly by: string; readonly means: OfflineMeans; readonly key: string; readonly fingerprint: string };
}

export const OFFLINE_MEANS = ['cheque', 'cash', 'transfer', 'other'] as const;

/** How the money came. */
export type OfflineMeans = (typeof OFFLINE_MEANS)[number];

interface Import {
  readonly organisationId: OrganisationId;
  readonly importId: ImportId;
}

interface Origin {
  readonly organisationId: OrganisationId;
  /** Null where each gift says who entered it. */
  readonly importId: ImportId | null;
}

export interface BookedGifts {
  readonly gifts: number;
  /** Donors there had not been before. */
  readonly donors: number;
  /** One of them; null where there were none. */
  readonly first: DonationId | null;
  /** The database transaction that booked them; null where there were none. */
  readonly xid: string | null;
}

interface Booked {
  readonly gifts: number;
  readonly first: DonationId | null;
  readonly xid: string | null;
}

/** Gifts that came by cheque, transfer or in cash, many in one transaction: donors, donations, ledger and totals as with any other, and no mail. */
@Injectable()
export class OfflineGifts {
  constructor(private readonly steps: LedgerSteps) {}

  /** Books those whose reference is not booked yet. */
  async book(tx: Transaction, { organisationId, importId }: Origin, gifts: readonly OfflineGift[]): Promise<BookedGifts> {
    const parameters = [organisationId, importId, JSON.stringify(gifts)];
    const made = await tx.row<{ donors: number }>(addOfflineDonorsSql, parameters);
    const booked = await tx.row<Booked>(bookOfflineGiftsSql, parameters);
    await this.#announce(tx, booked);
    return { gifts: booked?.gifts ?? 0, donors: made?.donors ?? 0, first: booked?.first ?? null, xid: booked?.xid ?? null };
  }

  /** Gives back, in the books alone, some of what an import booked and nobody has refunded or receipted since; answers how many. */
  async reverse(tx: Transaction, { organisationId, importId }: Import, most: number): Promise<number> {
    const reversed = await tx.row<Booked>(reverseOfflineGiftsSql, [organisationId, importId, most]);
    await this.#announce(tx, reversed);
    return reversed?.gifts ?? 0;
  }

  async #announce(tx: Transaction, booked: Booked | null): Promise<void> {
    if (booked?.xid != null) await this.steps.announceAllOf(tx, booked.xid);
  }
}
