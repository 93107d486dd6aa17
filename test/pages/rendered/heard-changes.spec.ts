import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { FigureCore } from '../../../src/cached-fields/figure-core.js';
import { JournalRelay } from '../../../src/cached-fields/additive/journal-relay.js';
import { Transactions } from '../../../src/database/transactions.js';
import { LEDGER_JOURNAL } from '../../../src/donations/ledger-journal.js';
import { DonorPageSource } from '../../../src/pages/rendered/donor-page-source.js';
import { aCampaign, aDesignation, type MadeCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { RedisServer } from '../../support/redis-server.js';
import { until } from '../../support/worker.js';
import { asOfIn, raisedIn, Reader, saysItLags } from './reading.js';

/** A page of which nothing is heard is built anew after this. */
const AGE_MS = 10_000;

let redis: RedisServer;
let site: TestApp;
let till: TestApp;
let relaying: NodeJS.Timeout;
const builds: { readonly page: string; readonly at: number }[] = [];
const reader = new Reader(() => site);
const giver = new Reader(() => till);

beforeAll(async () => {
  redis = await RedisServer.start();
  site = await startTestApp({ REDIS_CACHE_URL: redis.url });
  // Gifts are booked by another process, so that all this one knows of them it has heard.
  till = await startTestApp({ REDIS_CACHE_URL: redis.url, DATABASE_URL: site.database.url });
  const { hashes, sender, redis: mouth } = till.app.get(FigureCore);
  const relay = new JournalRelay(till.app.get(Transactions), hashes, sender, mouth, LEDGER_JOURNAL);
  relaying = setInterval(() => void relay.run().catch(() => undefined), 500);
  const source = site.app.get(DonorPageSource);
  const build = source.build.bind(source);
  jest.spyOn(source, 'build').mockImplementation((page) => {
    builds.push({ page, at: performance.now() });
    return build(page);
  });
});

afterAll(async () => {
  clearInterval(relaying);
  await Promise.all([site.close(), till.close()]);
  await redis.kill();
});

const isWhole = () => site.app.get(FigureCore).hearing.isWhole;

const startsOf = (page: string): number[] => builds.filter((build) => build.page === page).map(({ at }) => at);

/** Reads pages until they are built only when they are told to have changed. */
async function untilQuiet(...paths: string[]): Promise<void> {
  await until('it to hear everything', isWhole);
  await until('pages to be quiet', async () => {
    for (const path of paths) await reader.get(path);
    return paths.every((path) => performance.now() - (startsOf(path).at(-1) ?? Infinity) > 1_700);
  });
}

/** How often a page that did not change may have been built since `began`, for its age alone. */
const mostForItsAge = (began: number): number => 1 + Math.floor((performance.now() - began) / AGE_MS);

/** Reads all the while, ten times a second. */
async function readFor(ms: number, path: string): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) await reader.get(path);
}

async function write(sql: string, parameters: readonly unknown[]): Promise<void> {
  await site.database.transactions.run('platform', (tx) => tx.rows(sql, parameters));
}

describe('a page of a process that hears everything', () => {
  let campaign: MadeCampaign;
  let path: string;

  beforeAll(async () => {
    campaign = await aCampaign(site.database);
    path = `/c/${campaign.slug}`;
    await giver.give(campaign);
    await untilQuiet(path);
  });

  it('is not built while nothing changes, but for its age, whatever happens elsewhere', async () => {
    const elsewhere = await aCampaign(site.database);
    const [before, began] = [startsOf(path).length, performance.now()];
    for (let gift = 0; gift < 20; gift += 1) await Promise.all([giver.give(elsewhere), readFor(150, path)]);
    expect(startsOf(path).length - before).toBeLessThanOrEqual(mostForItsAge(began));
    await until('it to state an age of seconds', async () => Date.now() - Date.parse(asOfIn(await reader.get(path))) < AGE_MS + 5_000);
  });

  it('is built at most once a second however many gifts come, and then shows all of them', async () => {
    const before = raisedIn(await reader.get(path));
    let given = 0;
    const giving = async () => {
      for (const end = Date.now() + 3_000; Date.now() < end || given < 25; given += 5) await Promise.all(Array.from({ length: 5 }, () => giver.give(campaign)));
    };
    const began = performance.now();
    await Promise.all([giving(), readFor(3_500, path)]);
    await reader.getUntil(path, (answer) => raisedIn(answer) === before + given * 2_500);
    const starts = startsOf(path).filter((at) => at > began);
    expect(starts.length).toBeGreaterThanOrEqual(2);
    expect(starts.length).toBeLessThanOrEqual(2 + Math.floor((performance.now() - began) / 1_000));
  });

  it('shows a gift to everyone without being asked to', async () => {
    await readFor(1_500, path);
    const before = raisedIn(await reader.get(path));
    await giver.give(campaign);
    await until('the gift to be shown', async () => raisedIn(await reader.get(path)) === before + 2_500);
  });
});

describe('what is written on pages', () => {
  it('is shown once it is edited, and gone once it is withdrawn', async () => {
    const campaigns = await Promise.all(Array.from({ length: 4 }, () => aCampaign(site.database)));
    const [titled, renamed, funded, withdrawn] = campaigns as [MadeCampaign, MadeCampaign, MadeCampaign, MadeCampaign];
    await untilQuiet(...campaigns.map(({ slug }) => `/c/${slug}`));
    await write(`UPDATE campaigns SET title = 'Written anew' WHERE id = $1`, [titled.id]);
    await write(`UPDATE organisations SET name = 'Society of Readers' WHERE id = $1`, [renamed.organisationId]);
    await aDesignation(site.database, funded, 'new-fund');
    await write(`UPDATE campaigns SET published_at = NULL WHERE id = $1`, [withdrawn.id]);
    await Promise.all([
      reader.getUntil(`/c/${titled.slug}`, ({ body }) => body.includes('Written anew')),
      reader.getUntil(`/c/${renamed.slug}`, ({ body }) => body.includes('Society of Readers')),
      reader.getUntil(`/c/${funded.slug}`, ({ body }) => body.includes('new-fund')),
      reader.getUntil(`/c/${withdrawn.slug}`, ({ status }) => status === 404),
    ]);
  });
});

describe('a page of many campaigns', () => {
  it('is built for a gift to any of them, and for no other', async () => {
    const [mine, other] = [await aCampaign(site.database), await aCampaign(site.database)];
    await write(
      `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at, published_at)
       VALUES (gen_random_uuid(), $1, 'heard-day', 'A day', 'en-GB', 'GBP', now() - interval '1 hour', now() + interval '1 hour', now())`,
      [mine.organisationId],
    );
    await write(`UPDATE campaigns SET giving_day_id = (SELECT id FROM giving_days WHERE slug = 'heard-day') WHERE id = $1`, [mine.id]);
    await untilQuiet('/g/heard-day');
    const [before, began] = [startsOf('/g/heard-day').length, performance.now()];
    await giver.give(other);
    await readFor(2_000, '/g/heard-day');
    expect(startsOf('/g/heard-day').length - before).toBeLessThanOrEqual(mostForItsAge(began));
    await giver.give(mine);
    // The day's own total and the campaign's.
    await reader.getUntil('/g/heard-day', ({ body }) => [...body.toString().matchAll(/<data class="figure" value="2500"/g)].length >= 2);
  });
});

describe('a process that turns deaf', () => {
  it('builds once a second again, misses nothing, and is quiet again afterwards', async () => {
    const campaign = await aCampaign(site.database);
    const path = `/c/${campaign.slug}`;
    await giver.give(campaign);
    await untilQuiet(path);
    await redis.kill();
    await until('it to be deaf', () => !isWhole());
    const before = startsOf(path).length;
    await until('it to be built over and over', async () => (await reader.get(path), startsOf(path).length >= before + 2));
    await giver.give(campaign);
    const heard = await reader.getUntil(path, (answer) => raisedIn(answer) === 5_000);
    expect(saysItLags(heard)).toBe(false);
    await redis.revive();
    await untilQuiet(path);
    const quiet = await reader.get(path);
    expect([raisedIn(quiet), saysItLags(quiet)]).toEqual([5_000, false]);
  });
});
