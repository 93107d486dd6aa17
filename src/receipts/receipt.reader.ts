import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Transactions } from '../database/transactions.js';
import type { Currency } from '../shared/currencies.js';
import type { DonationId, OrganisationId, ReceiptId } from '../shared/ids.js';
import { moneyFromText } from '../shared/money.js';
import { receiptNumber, type Receipt, type ReceiptFacts } from './receipt.js';
import { getReceiptSql, listReceiptsSql } from './receipts.sql.js';

@Injectable()
export class ReceiptReader {
  constructor(private readonly transactions: Transactions) {}

  /** @throws Error where there is none in the transaction's scope. */
  async getIn(tx: Transaction, id: ReceiptId): Promise<Receipt> {
    const row = await tx.row<ReceiptRow>(getReceiptSql, [id]);
    if (row === null) throw new Error(`there is no receipt ${id}`);
    return toReceipt(row);
  }

  /** All that were issued for a donation, the earliest first; at most the last is valid. */
  async listOfDonation(donationId: DonationId, { organisationId }: { organisationId: OrganisationId }): Promise<Receipt[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) => tx.rows<ReceiptRow>(listReceiptsSql, [donationId]));
    return rows.map(toReceipt);
  }

  /** The one that counts; where it was voided for good, the last there was; null where none was issued yet. */
  async findLatest(donationId: DonationId, of: { organisationId: OrganisationId }): Promise<Receipt | null> {
    return (await this.listOfDonation(donationId, of)).at(-1) ?? null;
  }
}

interface ReceiptRow {
  id: ReceiptId;
  organisation_id: OrganisationId;
  donation_id: DonationId;
  year: number;
  serial: number;
  gift: string;
  covered_fee: string;
  currency: Currency;
  facts: ReceiptFacts;
  issued_at: Date;
  voided_at: Date | null;
  before_year: number | null;
  before_serial: number | null;
  after_year: number | null;
  after_serial: number | null;
}

function toReceipt(row: ReceiptRow): Receipt {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    donationId: row.donation_id,
    number: receiptNumber(row.year, row.serial),
    gift: moneyFromText(row.gift, row.currency),
    coveredFee: Number(row.covered_fee),
    facts: row.facts,
    issuedAt: row.issued_at,
    voidedAt: row.voided_at,
    replaces: numberOf(row.before_year, row.before_serial),
    replacedBy: numberOf(row.after_year, row.after_serial),
  };
}

function numberOf(year: number | null, serial: number | null): string | null {
  return year === null || serial === null ? null : receiptNumber(year, serial);
}
