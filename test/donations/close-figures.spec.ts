import { FundraiserReader, type Fundraiser } from '../../src/campaigns/fundraiser.reader.js';
import { CloseFigures } from '../../src/donations/close-figures.js';
import { ClosingStatements } from '../../src/donations/closing-statements.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});

afterAll(() => test.close());

const ENDED = new Date(Date.now() - 60_000);

const close = (of: Fundraiser) => test.app.get(CloseFigures).run(of, 'test');
const record = (of: Fundraiser) => test.app.get(ClosingStatements).find(of);

async function fundraiserOf(kind: Fundraiser['kind'], { slug }: MadeCampaign | MadeGivingDay): Promise<Fundraiser> {
  return (await test.app.get(FundraiserReader, { strict: false }).find('platform', kind, slug))!;
}

async function anEndedCampaign(): Promise<[MadeCampaign, Fundraiser]> {
  const campaign = await aCampaign(test.database, { closesAt: ENDED, opensAt: new Date(ENDED.getTime() - 60_000) });
  return [campaign, await fundraiserOf('campaign', campaign)];
}

const give = async (campaign: MadeCampaign, amount: number, currency = 'GBP') => {
  const donorId = await aDonor(test.database, campaign.organisationId);
  await bookAlone(test.database, { campaign, donorId, amount, currency });
  return donorId;
};

describe('closing figures', () => {
  it('states gifts, donors and refunds of each currency from the ledger, whatever is cached', async () => {
    const [campaign, of] = await anEndedCampaign();
    const refunded = await give(campaign, 500);
    await give(campaign, 300);
    await give(campaign, 900, 'EUR');
    await bookAlone(test.database, { campaign, donorId: refunded, amount: -500 });
    await test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET cached_total_raised = '{"GBP": 1}', cached_donor_count = 77 WHERE id = $1`, [campaign.id]));
    const outcome = await close(of);
    expect(outcome).toMatchObject({
      kind: 'closed',
      isNew: true,
      statement: {
        number: 1,
        snapshot: expect.stringMatching(/^\d+:\d+:/),
        figures: {
          gifts: 3,
          donors: 2,
          sums: [
            { currency: 'EUR', gifts: 1, captured: 900, refunds: 0, disputes: 0, givenBack: 0, raised: 900, coveredFees: 0 },
            { currency: 'GBP', gifts: 2, captured: 800, refunds: 1, disputes: 0, givenBack: 500, raised: 300, coveredFees: 0 },
          ],
        },
      },
    });
  });

  it('states nothing before the end, and nothing of what has none', async () => {
    const going = await aCampaign(test.database);
    const endless = await aCampaign(test.database, { closesAt: null });
    expect(await close(await fundraiserOf('campaign', going))).toMatchObject({ kind: 'not_ended', endsAt: expect.any(Date) });
    expect(await close(await fundraiserOf('campaign', endless))).toEqual({ kind: 'not_ended', endsAt: null });
    expect((await record(await fundraiserOf('campaign', going))).statements).toEqual([]);
  });

  it('states nothing of what was prolonged after the caller looked', async () => {
    const [campaign, of] = await anEndedCampaign();
    await test.database.transactions.run('platform', (tx) => tx.rows(`UPDATE campaigns SET closes_at = now() + interval '1 hour' WHERE id = $1`, [campaign.id]));
    expect((await close(of)).kind).toBe('not_ended');
  });

  it('asked for again, and by many at once, states it once', async () => {
    const [campaign, of] = await anEndedCampaign();
    await give(campaign, 100);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => close(of)));
    expect(outcomes.filter((outcome) => outcome.kind === 'closed' && outcome.isNew)).toHaveLength(1);
    expect((await record(of)).statements).toHaveLength(1);
  });

  it('of something to which nobody gave is a statement, too', async () => {
    const [, of] = await anEndedCampaign();
    expect(await close(of)).toMatchObject({ kind: 'closed', statement: { figures: { sums: [], gifts: 0, donors: 0 } } });
  });

  it('covers all campaigns of a giving day, and a donor of two of them once', async () => {
    const day = await aGivingDay(test.database, { endsAt: ENDED });
    const [first, second] = (await campaignsOf(test.database, day, 2)) as [MadeCampaign, MadeCampaign];
    const donorId = await give(first, 100);
    await bookAlone(test.database, { campaign: second, donorId, amount: 40 });
    expect(await close(await fundraiserOf('giving_day', day))).toMatchObject({ statement: { figures: { gifts: 2, donors: 1, sums: [{ raised: 140 }] } } });
  });
});

describe('a refund after the statement', () => {
  it('is seen to differ, and closing again supersedes the statement and keeps it', async () => {
    const [campaign, of] = await anEndedCampaign();
    const donorId = await give(campaign, 100);
    await close(of);
    expect((await record(of)).differs).toBe(false);
    await bookAlone(test.database, { campaign, donorId, amount: -30 });
    expect(await record(of)).toMatchObject({ differs: true, current: { figures: { sums: [{ raised: 70 }] } }, statements: [{ number: 1 }] });
    await close(of);
    const { differs, statements } = await record(of);
    expect([differs, statements.map(({ number, figures }) => [number, figures.sums[0]?.raised])]).toEqual([false, [[2, 70], [1, 100]]]);
    const audited = await test.database.transactions.run('platform', (tx) => tx.rows(`SELECT FROM audit_entries WHERE action = 'figures.close' AND subject = $1`, [`campaign:${campaign.id}`]));
    expect(audited).toHaveLength(2);
  });

  it('changes no statement: the database refuses it', async () => {
    const [, of] = await anEndedCampaign();
    await close(of);
    for (const change of [`UPDATE closing_statements SET number = 9`, `DELETE FROM closing_statements`]) {
      await expect(test.database.transactions.run('platform', (tx) => tx.rows(change))).rejects.toThrow(/append-only|permission denied/);
    }
  });
});
