import type { INestApplicationContext } from '@nestjs/common';
import { jest } from '@jest/globals';
import { RefreshBatch } from '../../src/cached-fields/cadence/refresh-batch.js';
import { FigureCore } from '../../src/cached-fields/figure-core.js';
import { JournalRelay } from '../../src/cached-fields/additive/journal-relay.js';
import { CampaignHighlights } from '../../src/donations/campaign-highlights.figures.js';
import { LEDGER_JOURNAL } from '../../src/donations/ledger-journal.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { makePatient } from '../support/patient.js';
import { emptyQueues, startWorker } from '../support/worker.js';

interface Explained {
  readonly field: string;
  readonly value: unknown;
  readonly ageSeconds: number;
  readonly snapshot: string | null;
  readonly storedAt: string | null;
  readonly nextRefreshAt: string | null;
  readonly leaseHolder: string | null;
  readonly lastError: { readonly reason: string; readonly at: string; readonly failures: number; readonly retryAt: string | null } | null;
  readonly recentDeltas: readonly { readonly xid: string; readonly measures: object }[];
  readonly cadence: Readonly<Record<string, unknown>> & { readonly because: string };
  readonly redis: Readonly<Record<string, unknown>> | null;
}

let web: TestApp;
let worker: INestApplicationContext;
let campaign: MadeCampaign;
let key: string;

beforeAll(async () => {
  web = await startTestApp();
  worker = await startWorker('cache-refresh', web.database.url);
  await emptyQueues(worker);
  makePatient(worker.get(FigureCore, { strict: false }));
  makePatient(web.app.get(FigureCore));
});

beforeEach(async () => {
  campaign = await aCampaign(web.database);
  key = await anApiKey(web.database, campaign.organisationId);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
  await worker.close();
  await web.close();
});

const sql = <Row>(text: string, parameters: unknown[] = []) => web.database.transactions.run('platform', (tx) => tx.rows<Row>(text, parameters));
const give = async (amount: number) => bookAlone(web.database, { campaign, donorId: await aDonor(web.database, campaign.organisationId), amount });
const refresh = async () => {
  await sql(`UPDATE refresh_plans SET next_at = now() WHERE thing_id = $1`, [campaign.id]);
  return worker.get(RefreshBatch, { strict: false }).run();
};

async function explain(): Promise<ReadonlyMap<string, Explained>> {
  const answer = await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/figures`, { headers: { authorization: `Bearer ${key}` } });
  const { figures } = (await answer.json()) as { figures: Explained[] };
  return new Map(figures.map((figure) => [figure.field, figure]));
}

describe('the figures explained', () => {
  it('say of each its value, tier, age and snapshot, when it was stored, and what is next', async () => {
    await give(700);
    await explain();
    await refresh();
    const figures = await explain();
    expect(figures.size).toBe(9);
    const [total, median] = [figures.get('totalRaised')!, figures.get('medianGift')!];
    expect(total).toMatchObject({ value: { GBP: 700 }, kind: 'folded', stale: false, leaseHolder: null, lastError: null });
    expect(median).toMatchObject({ value: [{ amount: 700, currency: 'GBP' }], kind: 'computed', leaseHolder: null, lastError: null, redis: { failures: 0 } });
    const [row] = await sql<{ raised: string; stored: Date; next: Date }>(
      `SELECT cached_snapshot_total_raised::text AS raised, cached_timestamp_total_raised AS stored, next_at AS next FROM campaigns JOIN refresh_plans ON thing_id = id WHERE id = $1`,
      [campaign.id],
    );
    expect(total).toMatchObject({ snapshot: row!.raised, storedAt: row!.stored.toISOString(), nextRefreshAt: row!.next.toISOString() });
    expect(median.snapshot).toMatch(/^\d+:\d+:/);
    expect(total.ageSeconds).toBeLessThan(60);
  });

  it('say why: the state, the numbers, the demotion, and who has decided', async () => {
    expect((await explain()).get('donorCount')!.cadence).toMatchObject({ state: 'live', reason: 'undecided', everySeconds: null });
    await refresh();
    const { cadence } = (await explain()).get('donorCount')!;
    expect(cadence).toMatchObject({ state: 'live', step: 'live', isDemoted: false, reason: 'longest', lastReadAt: null, override: null });
    expect(cadence.because).toMatch(/^it is live; with 0 reads\/s, 0 changes\/s and [\d.]+ ms a refresh there is no hurry/);
    await sql(`UPDATE refresh_plans SET begun_at = now() - interval '2 days' WHERE thing_id = $1`, [campaign.id]);
    await refresh();
    expect((await explain()).get('donorCount')!.cadence).toMatchObject({ state: 'live', step: 'upcoming', isDemoted: true, because: expect.stringContaining('nobody has read it for a day') });
    await sql(`UPDATE campaigns SET refresh_every_seconds = 20, refresh_every_by = 'staff:someone', refresh_every_at = now() WHERE id = $1`, [campaign.id]);
    await refresh();
    expect((await explain()).get('donorCount')!.cadence).toMatchObject({ everySeconds: 20, reason: 'override', because: 'staff:someone has decided so', override: { everySeconds: 20, by: 'staff:someone' } });
  });

  it('are no traffic, and reading the figures is', async () => {
    await explain();
    await web.app.get(FigureCore).marks.tell();
    expect((await explain()).get('totalRaised')!.cadence).toMatchObject({ lastReadAt: null });
    await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}`, { headers: { authorization: `Bearer ${key}` } });
    await web.app.get(FigureCore).marks.tell();
    expect((await explain()).get('totalRaised')!.cadence).toMatchObject({ lastReadAt: expect.any(String) });
  });

  it('tell the deltas that came since', async () => {
    const core = worker.get(FigureCore, { strict: false });
    const relay = new JournalRelay(web.database.transactions, core.hashes, core.sender, core.redis, LEDGER_JOURNAL);
    await relay.run();
    await explain();
    await refresh();
    const xid = await give(300);
    await relay.run();
    const deltas = (await explain()).get('totalRaised')!.recentDeltas;
    expect(deltas).toContainEqual({ xid, measures: { 'raised:GBP': 300, gifts: 1, donors: 1 } });
  });

  it('name who is computing a field now', async () => {
    await web.app.get(CampaignHighlights).topDonors.of(campaign.id);
    const core = web.app.get(FigureCore);
    await core.redis.set(`freshet:{${campaign.id}}:lease:campaigns.topDonors`, 'machine:4711:abc', 'PX', 60_000);
    expect((await explain()).get('topDonors')).toMatchObject({ leaseHolder: 'machine:4711:abc' });
  });

  it('tell in one process what failed in another, when, and until when it is set aside', async () => {
    await give(100);
    await web.app.get(CampaignHighlights).medianGift.of(campaign.id);
    await give(100);
    await sql(`UPDATE donations SET amount = 9007199254740993 WHERE campaign_id = $1`, [campaign.id]);
    const began = Date.now();
    expect(await refresh()).toMatchObject({ failed: [campaign.id] });
    const { lastError, value } = (await explain()).get('medianGift')!;
    expect((await explain()).get('largestDonations')).toMatchObject({ value: null, tier: null, lastError: { reason: expect.any(String) } });
    expect(value).toEqual([{ amount: 100, currency: 'GBP' }]);
    expect(lastError).toMatchObject({ reason: expect.stringContaining('is not a whole number of minor units'), failures: 1 });
    expect(Math.abs(Date.parse(lastError!.at) - began)).toBeLessThan(60_000);
    expect(Date.parse(lastError!.retryAt!)).toBeGreaterThan(Date.parse(lastError!.at));
    expect((await explain()).get('totalRaised')).toMatchObject({ lastError: null, value: { GBP: 200 } });
  });
});
