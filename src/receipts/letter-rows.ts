import type { Dedication } from '../donations/dedication.js';
import type { Currency } from '../shared/currencies.js';
import type { DonationId, LetterId, OrganisationId, ReceiptId } from '../shared/ids.js';
import { moneyFromText } from '../shared/money.js';
import type { Letter, LetterKind, LetterNote, LetterState } from './letter.js';
import type { Receipt } from './receipt.js';

/** What a letter says, as it is read from several tables. */
export interface LetterRow {
  id: LetterId;
  donation_id: DonationId;
  kind: LetterKind;
  recipient: string;
  receipt_id: ReceiptId | null;
  donor_name: string;
  anonymous: boolean;
  locale: string;
  dedication: Dedication | null;
  legal_name: string;
  organisation_name: string;
  time_zone: string;
  campaign_title: string;
  campaign_slug: string;
  refund_amount: string | null;
  refund_currency: Currency | null;
  settled_at: Date | null;
}

export interface NoteRow {
  id: LetterId;
  organisation_id: OrganisationId;
  donation_id: DonationId;
  kind: LetterKind;
  state: LetterState;
  requested_by: string;
  requested_at: Date;
  sent_at: Date | null;
  is_repeated: boolean;
  failure: string | null;
}

export function toNote(row: NoteRow): LetterNote {
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, failure: row.failure },
    organisationId: row.organisation_id,
    donationId: row.donation_id,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    sentAt: row.sent_at,
    isRepeated: row.is_repeated,
  };
}

export function toLetter(row: LetterRow, receipt: Receipt | null): Letter {
  const envelope = {
    messageId: `${row.kind}-${row.donation_id}-${row.id}`,
    to: { name: row.donor_name, email: row.recipient },
    organisation: row.organisation_name,
    campaign: { title: row.campaign_title, slug: row.campaign_slug },
    locale: row.locale,
  };
  if (row.kind === 'receipt') return { kind: 'receipt', ...envelope, receipt: there(receipt) };
  if (row.kind === 'refund') {
    const refunded = moneyFromText(there(row.refund_amount), there(row.refund_currency));
    return { kind: 'refund', ...envelope, refunded, settledAt: there(row.settled_at), timeZone: row.time_zone, receipt };
  }
  const { kind, name, notify } = there(row.dedication);
  const to = { name: notify?.name ?? '', email: row.recipient };
  return { kind: 'dedication', ...envelope, to, dedication: { kind, name }, donor: row.anonymous ? null : row.donor_name };
}

function there<T>(fact: T | null): T {
  if (fact === null) throw new Error('a letter lacks what it is about');
  return fact;
}
