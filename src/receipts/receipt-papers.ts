import { Injectable } from '@nestjs/common';
import type { Donation } from '../donations/donation.entity.js';
import { drawReceipt } from './draw-receipt.js';
import { NoReceipt } from './receipts.errors.js';
import { ReceiptReader } from './receipt.reader.js';

export interface ReceiptPaper {
  /** What it is saved as, without an ending: "receipt-2026-000042". */
  readonly name: string;
  /** A PDF. */
  readonly bytes: Buffer;
}

/** Receipts on paper, drawn whenever they are asked for from what was written down when they were issued. */
@Injectable()
export class ReceiptPapers {
  constructor(private readonly receipts: ReceiptReader) {}

  /** The one that counts; where it was voided for good, the void one. @throws NoReceipt before any was issued. */
  async draw(donation: Donation): Promise<ReceiptPaper> {
    const receipt = await this.receipts.findLatest(donation.id, donation);
    if (receipt === null) throw new NoReceipt();
    return { name: `receipt-${receipt.number}`, bytes: await drawReceipt(receipt) };
  }
}
