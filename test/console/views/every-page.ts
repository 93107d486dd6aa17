import { parseMail } from '../../../src/console/outbox/stored-mail.js';
import type { ConsoleSession } from '../../../src/console/sign-in/current-session.js';
import { renderError } from '../../../src/console/views/error.view.js';
import { renderLatestDonations } from '../../../src/console/views/latest-donations.view.js';
import { renderMail } from '../../../src/console/views/mail.view.js';
import { renderOutbox } from '../../../src/console/views/outbox.view.js';
import { renderSignIn } from '../../../src/console/views/sign-in.view.js';
import type { StaffDonation } from '../../../src/donations/donation.reader.js';
import type { StaffRole } from '../../../src/organisations/staff.entity.js';
import { newId } from '../../../src/shared/ids.js';
import { anEml } from '../an-eml.js';

export const NOW = new Date('2026-11-21T12:00:00Z');

export function aSession(role: StaffRole = 'engineer', name = 'Robin Reed'): ConsoleSession {
  return { staff: { staffId: newId(), name, role, organisationId: null }, formToken: 'a-form-token' };
}

export function aDonation(differs: Partial<StaffDonation> = {}): StaffDonation {
  return {
    id: newId(), name: 'José Ångström', email: 'jose@example.org', amount: { amount: 2_550, currency: 'USD' }, status: 'captured',
    campaignTitle: 'The library', message: null, createdAt: new Date('2026-11-21T11:58:00Z'), ...differs,
  };
}

/** Each page with `text` wherever somebody else can put text. */
export async function everyPage(text: string): Promise<Record<string, string>> {
  const session = aSession('engineer', text);
  const donation = aDonation({ name: text, email: text, campaignTitle: text, message: text, status: text });
  const mail = await parseMail('a.eml', Buffer.from(anEml({ subject: text, text, html: text })));
  const boxes = [{ name: text, address: text }];
  const hostile = { ...mail, from: boxes[0] ?? null, to: boxes, headers: [{ name: text, value: text }], source: text };
  return {
    'sign-in': renderSignIn({ next: '/console', email: text, refusal: 'refused' }),
    donations: renderLatestDonations({ session, donations: [donation], now: NOW }),
    outbox: renderOutbox({ session, list: { mails: [hostile], total: 1 }, now: NOW }),
    mail: renderMail({ session, mail: hostile, now: NOW }),
    error: renderError({ status: 404, detail: text, session }),
  };
}
