import { describe, expect, it } from '@jest/globals';
import { renderCampaignPage } from '../../../src/pages/campaign/campaign.view.js';
import { renderDonationPage } from '../../../src/pages/donation/donation.view.js';
import { leaderboardsOf } from '../../../src/pages/giving-day/leaderboards.js';
import { renderGivingDayPage } from '../../../src/pages/giving-day/giving-day.view.js';
import { money } from '../../../src/shared/money.js';
import { tagsOf, textOf } from './markup.js';
import { AS_OF, aCampaignPage, aCard, aDonationPage, aGivingDayPage, dated } from './page-models.js';

describe('a total', () => {
  it('stands in the markup in minor units, with the instant it was counted', () => {
    const html = renderCampaignPage(aCampaignPage());
    expect(html).toContain('<data class="figure" value="3124750" data-figure="total-raised" data-currency="EUR">€31,247.50</data>');
    expect(html).toContain(`<time datetime="${AS_OF}" data-local="clock" data-figure="as-of">12:03:04 UTC</time>`);
  });

  it('is as old as the oldest figure beside it', () => {
    const older = '2026-11-24T11:59:00.000Z';
    const html = renderCampaignPage(aCampaignPage({ donors: { of: 'thing', value: 4, asOf: older, stale: false } }));
    expect(html).toContain(`<time datetime="${older}" data-local="clock" data-figure="as-of">`);
  });

  it('says when it lags behind, and only then', () => {
    const staleOf = (stale: boolean) =>
      tagsOf(renderCampaignPage(aCampaignPage({ raised: dated(money(1, 'EUR'), stale) }))).find(({ attributes }) => attributes.has('data-stale'));
    expect(staleOf(true)?.attributes.has('hidden')).toBe(false);
    expect(staleOf(false)?.attributes.has('hidden')).toBe(true);
  });

  it('shows more than the goal, on a bar that is full', () => {
    const html = renderCampaignPage(aCampaignPage({ percent: 140 }));
    expect(html).toContain('<progress max="100" value="100" aria-label="140% of goal"');
  });

  it('is given once per currency and never as one sum', () => {
    const text = textOf(renderGivingDayPage(aGivingDayPage()));
    expect(text).toContain('€482,135.50');
    expect(text).toContain('¥1,234,500');
  });
});

describe('leaderboards', () => {
  it('rank by donors and by share of the goal, never by amount', () => {
    const rich = aCard({ slug: 'rich', raised: dated(money(900_000_000, 'JPY')), donors: 1, percent: 3 });
    const loved = aCard({ slug: 'loved', donors: 900, goal: null, percent: 0 });
    const { byDonors, byPercent } = leaderboardsOf([rich, aCard(), loved]);
    expect(byDonors.map(({ slug }) => slug)).toEqual(['loved', 'rowing', 'rich']);
    expect(byPercent.map(({ slug }) => slug)).toEqual(['rowing', 'rich']);
  });

  it('leave out campaigns without a gift', () => {
    const { byDonors, byPercent } = leaderboardsOf([aCard({ donors: 0, percent: 0 })]);
    expect([byDonors, byPercent]).toEqual([[], []]);
  });
});

describe('the page of a gift', () => {
  it('adds the covered fee to the gift', () => {
    expect(textOf(renderDonationPage(aDonationPage()))).toContain('Total€25.52');
  });

  it('reloads while the outcome is open, also without scripts', () => {
    const refresh = '<noscript><meta http-equiv="refresh" content="3"/></noscript>';
    expect(renderDonationPage(aDonationPage({ outcome: { kind: 'pending', confirmationPath: null } }))).toContain(refresh);
    expect(renderDonationPage(aDonationPage())).not.toContain('http-equiv');
  });

  it('leads to the bank and waits there when the bank wants to ask', () => {
    const html = renderDonationPage(aDonationPage({ outcome: { kind: 'pending', confirmationPath: '/donations/1/confirmation' } }));
    expect(html).toContain('href="/donations/1/confirmation"');
    expect(html).not.toContain('http-equiv');
  });

  it('leads back to the form after a failure, and says that nothing was charged', () => {
    const html = renderDonationPage(aDonationPage({ outcome: { kind: 'failed', reason: 'insufficient_funds' } }));
    expect(html).toContain('href="/c/library#give"');
    expect(textOf(html)).toContain('You have not been charged.');
  });

  it('is neither indexed nor offered for sharing', () => {
    const html = renderDonationPage(aDonationPage());
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toContain('data-share');
  });
});
