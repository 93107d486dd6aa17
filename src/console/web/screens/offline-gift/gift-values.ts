import type { OfflineGiftWish, OfflineMeansShown } from '../../../contract/donations.js';
import { toInstant, toLocal, toMinor } from '../../parts/form-model.js';

/** A gift as its fields hold it. */
export interface GiftValues {
  readonly campaign: string;
  readonly designation: string;
  /** Major units. */
  readonly amount: string | number;
  readonly email: string;
  readonly number: string;
  readonly name: string;
  readonly isAnonymous: boolean;
  readonly message: string;
  readonly honours: '' | 'honour' | 'memory';
  readonly honoured: string;
  readonly notifyName: string;
  readonly notifyEmail: string;
  readonly means: OfflineMeansShown;
  readonly reference: string;
  readonly receivedAt: string;
  readonly sendReceipt: boolean;
}

/** As a form begins; `address` may say some of it, where a link leads here with what is known. */
export function emptyGift(address: URLSearchParams): GiftValues {
  const said = (name: 'campaign' | 'designation' | 'amount' | 'name') => address.get(name) ?? '';
  return {
    ...{ campaign: said('campaign'), designation: said('designation'), amount: said('amount'), name: said('name') },
    ...{ email: '', number: '', isAnonymous: false, message: '' },
    ...{ honours: '', honoured: '', notifyName: '', notifyEmail: '', means: 'cheque', reference: '', sendReceipt: false },
    receivedAt: toLocal(new Date().toISOString()),
  };
}

export function toWish(values: GiftValues, { organisation, currency, key }: Pick<OfflineGiftWish, 'organisation' | 'currency' | 'key'>): OfflineGiftWish {
  const { campaign, designation, amount, email, number, name, isAnonymous, message, honours, honoured, notifyName, notifyEmail, means, reference, receivedAt, sendReceipt } = values;
  return {
    ...{ organisation, campaign, currency, isAnonymous, message, means, reference, sendReceipt, key },
    designation: designation === '' ? null : designation,
    amount: toMinor(amount, currency) ?? 0,
    donor: { email, number, name },
    dedication: honours === '' ? null : { kind: honours, name: honoured, notify: notifyEmail.trim() === '' && notifyName.trim() === '' ? null : { name: notifyName, email: notifyEmail } },
    receivedAt: toInstant(receivedAt) ?? '',
  };
}
