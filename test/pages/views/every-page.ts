import { renderCampaignPage } from '../../../src/pages/campaign/campaign.view.js';
import { renderConfirmationPage } from '../../../src/pages/donation/confirmation.view.js';
import { renderDonationPage } from '../../../src/pages/donation/donation.view.js';
import { renderErrorPage } from '../../../src/pages/errors/error.view.js';
import { renderGivingDayPage } from '../../../src/pages/giving-day/giving-day.view.js';
import { renderHomePage } from '../../../src/pages/home/home.view.js';
import { pageLanguageOf } from '../../../src/pages/page-language.js';
import { aCampaignPage, aCard, aDonationPage, aForm, aFrame, aGift, aGivingDayPage, aHomePage } from './page-models.js';

/** Every kind of page in `locale`, each with `text` wherever a person or an organisation may write. */
export function everyPage(text: string, locale = 'en-GB'): Record<string, string> {
  const organisation = { name: text, slug: 'ashcombe', hue: 260 };
  const frame = aFrame({ title: text, description: text, organisation, locale, language: pageLanguageOf(locale) });
  const card = aCard({ title: text, summary: text, artwork: { hue: 10, emblem: text } });
  const [day] = aHomePage().givingDays;
  const designations = [{ slug: 'a', title: text }];
  const words = { frame, title: text, summary: text, tagline: text, story: [text, text] };
  const campaign = aCampaignPage({
    ...words, artwork: { hue: 10, emblem: text }, latest: [aGift({ name: text, message: text })], form: aForm({ designations }),
    givingDay: { title: text, path: '/g/day', endsAt: '2026-11-25T00:00:00.000Z' },
  });
  const values = { amount: 'other', otherAmount: text, name: text, email: text, message: text, card: text, dedicationKind: text, dedicationName: text, notifyName: text, notifyEmail: text };
  const faults = [{ field: 'amount', code: 'not_positive' }, { field: 'email', code: text }, { field: 'form', code: 'closed' }] as const;
  const donation = aDonationPage({ frame, donorName: text, maskedEmail: text, designation: text, repeated: true, dedication: { kind: 'honour', name: text } });
  return {
    campaign: renderCampaignPage(campaign),
    refused: renderCampaignPage({ ...campaign, form: aForm({ designations, values, faults }) }),
    upcoming: renderCampaignPage({ ...campaign, state: { kind: 'upcoming', opensAt: '2026-12-01T00:00:00.000Z' }, latest: [] }),
    closed: renderCampaignPage({ ...campaign, state: { kind: 'closed', closedAt: null }, goal: null }),
    givingDay: renderGivingDayPage(aGivingDayPage({ ...words, campaigns: [card] })),
    home: renderHomePage(aHomePage({ frame, campaigns: [card], givingDays: day ? [{ ...day, title: text, tagline: text, organisation }] : [] })),
    captured: renderDonationPage(donation),
    refunded: renderDonationPage({ ...donation, outcome: { kind: 'refunded', capturedAt: '2026-11-24T12:03:04.000Z' }, refunded: donation.gift }),
    pending: renderDonationPage({ ...donation, outcome: { kind: 'pending', confirmationPath: null } }),
    unconfirmed: renderDonationPage({ ...donation, outcome: { kind: 'pending', confirmationPath: '/donations/1/confirmation' } }),
    confirmation: renderConfirmationPage(donation),
    failed: renderDonationPage({ ...donation, outcome: { kind: 'failed', reason: 'expired_card' } }),
    error: renderErrorPage({ frame, status: 503, detail: text }),
  };
}
