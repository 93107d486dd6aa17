import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { DayHours, type HourSums } from '../../src/donations/day-hours.js';
import { newId, type OrganisationId } from '../../src/shared/ids.js';
import { anOrganisation, type MadeCampaign } from '../factories/a-campaign.js';
import { aGivingDay, campaignsOf, type MadeGivingDay } from '../factories/a-giving-day.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { until } from '../support/worker.js';

let app: TestApp;
let hours: DayHours;
let highlights: CampaignHighlights;
let original: CampaignHighlights['hourlyRaised'];
let organisationId: OrganisationId;
let day: MadeGivingDay;
let campaigns: MadeCampaign[];

beforeAll(async () => {
  app = await startTestApp();
  hours = app.app.get(DayHours, { strict: false });
  highlights = app.app.get(CampaignHighlights, { strict: false });
  original = highlights.hourlyRaised;
});

/** How long a look waits for what it asks for: as long as a busy machine takes, but where that is what is tested. */
const wait = (patienceMs: number) => void Object.assign(hours, { patienceMs });

beforeEach(async () => {
  wait(30_000);
  organisationId = await anOrganisation(app.database);
  day = await aGivingDay(app.database, { organisationId, slug: `day-${newId()}` });
  campaigns = await campaignsOf(app.database, day, 3);
  for (const campaign of campaigns) await give(campaign, 1_000);
});
afterEach(() => {
  release();
  Object.assign(highlights, { hourlyRaised: original });
});
afterAll(() => app.close());

const rows = (sql: string, parameters: unknown[]) => app.database.transactions.run('platform', (tx) => tx.rows(sql, parameters));
const give = async (campaign: MadeCampaign, amount: number) => bookAlone(app.database, { campaign, donorId: await aDonor(app.database, organisationId), amount });
const look = () => hours.of({ id: day.id, organisationId, currency: 'GBP' });
const sumOf = ({ hours: all }: HourSums) => all.reduce((sum, { raised }) => sum + raised, 0);
const whole = async () => {
  let sums = await look();
  await until('the hours to be whole', async () => (sums = await look()).missing === 0);
  return sums;
};

/** Whoever computes hours waits until `open` is called, or fails for `failing`. */
let release: () => void = () => undefined;

function hold({ failing = [] as readonly string[] } = {}): () => void {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  release = open;
  const ofMany: typeof original.ofMany = async (ids, options) => {
    await opened;
    const answer = await original.ofMany(ids.filter((id) => !failing.includes(id)), options);
    if (ids.some((id) => failing.includes(id))) throw new Error('cannot be computed');
    return answer;
  };
  Object.assign(highlights, { hourlyRaised: { of: original.of.bind(original), ofMany } });
  return open;
}

describe('the hours of a day', () => {
  it('are those of all its campaigns, computed for whoever looks first', async () => {
    const began = Date.now();
    const sums = await whole();
    expect(sumOf(sums)).toBe(3_000);
    expect(sums.hours.reduce((sum, { gifts }) => sum + (gifts ?? 0), 0)).toBe(3);
    expect(sums.asOf.getTime()).toBeGreaterThanOrEqual(began - 1);
    expect(sums.asOf.getTime()).toBeLessThanOrEqual(Date.now() + 1);
  });

  it('are shown as far as they are there, and say of how many campaigns nothing is in them yet', async () => {
    const open = hold();
    // Long enough to read what is there, and over while the rest is being computed.
    wait(2_000);
    expect(await look()).toMatchObject({ hours: [], missing: 3 });
    open();
    wait(30_000);
    expect(sumOf(await whole())).toBe(3_000);
  });

  it('say since when they lack something, to the gift', async () => {
    await whole();
    const before = new Date();
    await give(campaigns[1]!, 500);
    const lacking = await look();
    expect([sumOf(lacking), lacking.missing, lacking.asOf <= before]).toEqual([3_000, 0, true]);
    await original.ofMany([campaigns[1]!.id], { forceRefresh: true });
    const fresh = await look();
    expect([sumOf(fresh), fresh.asOf > before]).toEqual([3_500, true]);
  });

  it('are not kept from people by a campaign that cannot be computed, and follow once it can', async () => {
    const open = hold({ failing: [campaigns[0]!.id] });
    open();
    await until('the others to be there', async () => (await look()).missing === 1);
    expect(sumOf(await look())).toBe(2_000);
    Object.assign(highlights, { hourlyRaised: original });
    expect(sumOf(await whole())).toBe(3_000);
  });

  it('come back where Redis took them and the columns did not', async () => {
    await whole();
    await rows(`UPDATE campaigns SET cached_hourly_raised = NULL, cached_snapshot_hourly_raised = '1:1:' WHERE giving_day_id = $1`, [day.id]);
    expect(sumOf(await whole())).toBe(3_000);
  });

  it('are of its own currency alone, and of its own organisation', async () => {
    await rows(`UPDATE campaigns SET currency = 'EUR' WHERE id = $1`, [campaigns[2]!.id]);
    await give({ ...campaigns[2]!, currency: 'EUR' }, 700);
    await whole();
    await original.ofMany(campaigns.map(({ id }) => id), { forceRefresh: true });
    expect(sumOf(await look())).toBe(3_000);
    const stranger = await anOrganisation(app.database);
    expect((await hours.of({ id: day.id, organisationId: stranger, currency: 'EUR' })).hours).toEqual([]);
  });

  it('keep nobody waiting for a database that is slow: what was shown last is shown again', async () => {
    const [reader, other] = [Reflect.get(hours, 'transactions') as { readOnce: (...of: unknown[]) => Promise<unknown> }, await aGivingDay(app.database, { organisationId, slug: `day-${newId()}` })];
    await whole();
    const { readOnce } = reader;
    wait(100);
    let answer = () => undefined as void;
    const answering = new Promise<void>((resolve) => (answer = resolve));
    // As slow as can be: whoever waited for it would never be answered.
    Object.assign(reader, { readOnce: (...of: unknown[]) => answering.then(() => readOnce.apply(reader, of)) });
    try {
      expect(sumOf(await look())).toBe(3_000);
      expect(await hours.of({ id: other.id, organisationId, currency: 'GBP' })).toMatchObject({ hours: [], missing: null });
    } finally {
      wait(30_000);
      answer();
      Object.assign(reader, { readOnce });
      await until('the slow reads to have ended', async () => (await hours.of({ id: other.id, organisationId, currency: 'GBP' })).missing === 0);
    }
  });
});
