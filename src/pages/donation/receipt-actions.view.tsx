import { fill } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';
import type { DonationPageModel } from './donation.page-model.js';

interface ReceiptActionsProps {
  readonly model: DonationPageModel;
  readonly voice: Voice;
}

/** What a donor can do with their receipt, once it has been issued. */
export function ReceiptActions({ model: { receipt, maskedEmail }, voice }: ReceiptActionsProps) {
  if (receipt === null) return null;
  const text = voice.text.donation.receipt;
  return (
    <section class="receipt-actions">
      {receipt.sending !== null && <p role="status">{fill(text[receipt.sending], { email: <bdi>{maskedEmail}</bdi> })}</p>}
      <a class="quiet-button" href={receipt.path}>{text.download}</a>
      {receipt.againPath !== null && <form method="post" action={receipt.againPath}><button class="quiet-button" type="submit">{text.again}</button></form>}
    </section>
  );
}
