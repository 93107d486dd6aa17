import type { ChallengeModel, MatchModel, PledgesModel } from '../../../src/pages/pledges/pledges.page-model.js';
import type { CampaignPageModel, DonationFormModel, PublicDonation } from '../../../src/pages/campaign/campaign.page-model.js';
import type { DonationPageModel } from '../../../src/pages/donation/donation.page-model.js';
import type { CampaignCard, GivingDayPageModel } from '../../../src/pages/giving-day/giving-day.page-model.js';
import type { HomePageModel } from '../../../src/pages/home/home.page-model.js';
import type { DatedFigure, PageFrame } from '../../../src/pages/page-frame.js';
import { money } from '../../../src/shared/money.js';

export const AS_OF = '2026-11-24T12:03:04.000Z';

export function dated<T>(value: T, stale = false): DatedFigure<T> {
  return { of: 'thing', value, asOf: AS_OF, stale };
}

export function aFrame(changes: Partial<PageFrame> = {}): PageFrame {
  return {
    locale: 'en-GB', language: 'en', title: 'Night library', description: 'Light until sunrise', path: '/c/library',
    siteUrl: 'https://give.example.org', assetsUrl: '/assets', organisation: { name: 'University of Ashcombe', slug: 'ashcombe', hue: 260 }, ...changes,
  };
}

export function aForm(changes: Partial<DonationFormModel> = {}): DonationFormModel {
  return {
    action: '/c/library/donations', currency: 'EUR', suggested: [1000, 2500, 5000, 10000, 25000].map((amount) => money(amount, 'EUR')),
    minimum: money(200, 'EUR'), maximum: money(5_000_000, 'EUR'), designations: [{ slug: 'rare-books', title: 'Rare books' }],
    messageLimit: 500, cardFee: { basisPoints: 200, fixed: money(0, 'EUR') }, attempt: '0190c7f2-4b1a-7c3e-9f1a-1234567890ab',
    values: {}, faults: [], ...changes,
  };
}

export function aGift(changes: Partial<PublicDonation> = {}): PublicDonation {
  return { name: 'Ada Whitfield', amount: money(5000, 'EUR'), message: 'For every night between the stacks.', capturedAt: AS_OF, ...changes };
}

/** One of each state that pages draw differently, with names that try to be markup. */
export function somePledges(): PledgesModel {
  const times = { opensAt: '2026-11-24T00:00:00.000Z', closesAt: '2026-11-25T00:00:00.000Z' };
  const match = (id: string, changes: Partial<MatchModel>): MatchModel => ({
    ...times, id, sponsor: 'The Class of <1998>', designation: null, isForSome: false, state: 'open', percent: 100, mostPerGift: null,
    pool: money(1_000_000, 'EUR'), allotted: money(400_000, 'EUR'), left: money(600_000, 'EUR'), ...changes,
  });
  const challenge = (id: string, changes: Partial<ChallengeModel>): ChallengeModel => ({
    ...times, id, sponsor: 'Ada & Co', designation: null, isForSome: false, state: 'open', settlesAt: '2026-11-25T00:01:00.000Z', kind: 'donors', reward: 'A new <boathouse>', rewardAmount: money(500_000, 'EUR'),
    threshold: 500, progress: 412, currency: 'EUR', percent: 82, ...changes,
  });
  return {
    edition: 'a open,b upcoming',
    matches: [match('a', {}), match('b', { state: 'upcoming', percent: 50, mostPerGift: money(10_000, 'EUR'), designation: 'Rare books', isForSome: true }), match('c', { state: 'exhausted' }), match('d', { state: 'closed' })],
    challenges: [challenge('e', {}), challenge('f', { state: 'met', kind: 'amount', threshold: 100_000, progress: 120_000 }), challenge('g', { state: 'missed', kind: 'gifts' }), challenge('h', { state: 'counting', rewardAmount: null })],
  };
}

export function aCampaignPage(changes: Partial<CampaignPageModel> = {}): CampaignPageModel {
  return {
    frame: aFrame(), slug: 'library', title: 'Keep the library open all night', summary: 'A warm room and a lit desk.',
    story: ['The reading room closed at ten for forty years.'], artwork: { hue: 260, emblem: '📚' },
    givingDay: { title: 'Ashcombe Gives', path: '/g/ashcombe', endsAt: '2026-11-25T00:00:00.000Z' },
    state: { kind: 'open', closesAt: '2026-11-25T00:00:00.000Z' }, goal: money(5_000_000, 'EUR'),
    raised: dated(money(3_124_750, 'EUR')), donors: dated(412), percent: 62, latest: [aGift()], form: aForm(), pledges: somePledges(), ...changes,
  };
}

export function aCard(changes: Partial<CampaignCard> = {}): CampaignCard {
  return {
    slug: 'rowing', title: 'Boathouse', summary: 'A roof for eight boats.', locale: 'en', artwork: { hue: 40, emblem: '🚣' },
    goal: money(1_000_000, 'EUR'), raised: dated(money(250_000, 'EUR')), donors: 31, percent: 25, ...changes,
  };
}

function someMatched(): GivingDayPageModel['matched'] {
  const times = { opensAt: '2026-11-24T10:00:00.000Z', closesAt: '2026-11-24T20:00:00.000Z' };
  return { campaigns: [{ slug: 'boat-club', title: 'A boat <club>', locale: 'en-GB', isOn: true, ...times }, { slug: 'later', title: 'Later', locale: 'de-DE', isOn: false, ...times }], hasMore: false };
}

export function aGivingDayPage(changes: Partial<GivingDayPageModel> = {}): GivingDayPageModel {
  const campaigns = changes.campaigns ?? [aCard(), aCard({ slug: 'choir', title: 'Choir tour', donors: 90, percent: 12 })];
  return {
    frame: aFrame({ path: '/g/ashcombe' }), title: 'Ashcombe Gives', tagline: 'Forty causes.', story: ['One day.'],
    state: { kind: 'open', closesAt: '2026-11-25T00:00:00.000Z' }, startsAt: '2026-11-24T00:00:00.000Z', endsAt: '2026-11-25T00:00:00.000Z',
    raised: dated([money(48_213_550, 'EUR'), money(1_234_500, 'JPY')]), donors: dated(5120), donations: dated(6034),
    leaders: campaigns, pledges: somePledges(), matched: someMatched(), ...changes, campaigns,
  };
}

export function aHomePage(changes: Partial<HomePageModel> = {}): HomePageModel {
  const organisation = { name: '京都大学', slug: 'kyoto', hue: 20 };
  const state = { kind: 'upcoming', opensAt: '2026-12-01T00:00:00.000Z' } as const;
  return {
    frame: aFrame({ path: '/', organisation: undefined }), campaigns: [aCard()],
    givingDays: [{
      slug: 'kyoto', title: '京都の日', tagline: '一日だけ。', locale: 'ja', organisation, state, endsAt: '2026-12-02T00:00:00.000Z',
      raised: dated([money(0, 'JPY')]), donors: 0, campaignCount: 12,
    }],
    ...changes,
  };
}

export function aDonationPage(changes: Partial<DonationPageModel> = {}): DonationPageModel {
  const campaign = { title: 'Night library', path: '/c/library', raised: dated(money(3_127_250, 'EUR')), percent: 62, goal: money(5_000_000, 'EUR') };
  return {
    frame: aFrame({ path: '/donations/0190c7f2' }), id: '0190c7f2-4b1a-7c3e-9f1a-1234567890ab', gift: money(2500, 'EUR'),
    outcome: { kind: 'captured', capturedAt: AS_OF, receiptSent: true }, coveredFee: money(52, 'EUR'), donorName: 'Ada Whitfield',
    maskedEmail: 'a•••@example.org', designation: 'Rare books', campaign, repeated: false,
    matches: [{ sponsor: 'The Class of 1998', amount: money(2500, 'EUR') }],
    refunded: null, dedication: { kind: 'memory', name: 'Grace Hopper' },
    receipt: { path: '/donations/0190c7f2/receipt.pdf', againPath: '/donations/0190c7f2/receipt-sendings', sending: null }, ...changes,
  };
}
