import type { Receipt } from './receipt.js';

/** A receipt on paper: one A4 page as PDF. Drawing fills some 25 MB with its library, in processes that draw any alone. */
export async function drawReceipt(receipt: Receipt): Promise<Buffer> {
  const paper = await import('./paper/receipt-paper.js');
  return paper.drawReceipt(receipt);
}
