import { primaryPosition } from '../../src/database/replica-position.js';
import { ReplicaConnection } from '../../src/database/replica-connection.js';
import { ReplicaReads } from '../../src/database/replica-reads.js';
import { replicaOptions } from '../../src/database/data-source.js';
import { Secret } from '../../src/config/secret.js';
import type { Log } from '../../src/shared/log.js';
import { aFigureProcess, type FigureProcess } from '../cached-fields/figure-process.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { aDonor, bookAlone } from '../factories/a-ledger-row.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { reachDatabase, type TestDatabase } from '../support/database.js';
import { testConfig } from '../support/environment.js';
import { ReplicatedPostgres } from '../support/replicated-postgres.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { until } from '../support/worker.js';

let postgres: ReplicatedPostgres;
let database: TestDatabase;
let campaign: MadeCampaign;
let lines: string[];
let connections: ReplicaConnection[];

beforeAll(async () => {
  postgres = await ReplicatedPostgres.start();
  database = await reachDatabase(postgres.url);
});

beforeEach(async () => {
  [lines, connections] = [[], []];
  campaign = await aCampaign(database);
  await give(100);
});

afterEach(async () => {
  await Promise.all(connections.map((connection) => connection.close()));
  postgres.delay(0);
});

afterAll(async () => {
  await database.close();
  await postgres.close();
});

const give = async (amount: number) => bookAlone(database, { campaign, donorId: await aDonor(database, campaign.organisationId), amount });
const lsn = async () => (await database.transactions.run('platform', primaryPosition)).lsn;
const log = { in: () => log, info: (_: object, line: string) => lines.push(line), warn: (_: object, line: string) => lines.push(line), error: () => undefined } as unknown as Log;

function aReplica(url = postgres.replicaUrl): ReplicaReads {
  const connection = new ReplicaConnection(replicaOptions(testConfig(database.url).database, new Secret(url), 'test'));
  connections.push(connection);
  return new ReplicaReads(connection, log);
}

const countCampaigns = { scope: 'platform' as const, sql: `SELECT count(*)::integer AS count FROM campaigns` };
const read = async (replica: ReplicaReads, { sql, scope }: { sql: string; scope: Parameters<ReplicaReads['since']>[1] } = countCampaigns) =>
  replica.since(await lsn(), scope, (tx) => tx.row<{ count: number }>(sql));

/** Beside whatever else is written meanwhile, and on a busy machine, it may take a few times. */
async function answered(...asked: Parameters<typeof read>): ReturnType<typeof read> {
  let found: Awaited<ReturnType<typeof read>> = null;
  await until('the replica to answer', async () => (found = await read(...asked)) !== null);
  return found;
}

/** Until the standby has applied everything so far. */
const caughtUp = async (replica: ReplicaReads) => until('the standby has caught up', async () => (await read(replica)) !== null);

describe('the replica', () => {
  it('answers in the scope that is asked for, and only reads', async () => {
    const replica = aReplica();
    await caughtUp(replica);
    const scope = { organisationId: campaign.organisationId };
    await expect(answered(replica, { scope, sql: countCampaigns.sql })).resolves.toEqual({ answer: { count: 1 } });
    const all = await answered(replica);
    expect(all?.answer?.count).toBeGreaterThanOrEqual(1);
    expect(await read(replica, { scope: 'platform', sql: `DELETE FROM campaigns RETURNING 1 AS count` })).toBeNull();
  });

  it('that is behind what must be seen is not asked, nor waited for', async () => {
    const replica = aReplica();
    await caughtUp(replica);
    await postgres.fallBehind(600);
    await give(1);
    // Whoever waited would do so for ten minutes, and this test with them.
    await until('it is found behind', async () => {
      expect(await read(replica)).toBeNull();
      return replica.counts.behind > 0;
    });
    await until('its lag shows', async () => ((await replica.lagSeconds()) ?? 0) > 0);
  });

  it('that is killed is left at once and taken back when it is there again', async () => {
    const replica = aReplica();
    await caughtUp(replica);
    lines.length = 0;
    await postgres.standby.stop('SIGQUIT');
    expect(await read(replica)).toBeNull();
    expect(replica.isWorthAsking).toBe(false);
    expect(await replica.lagSeconds()).toBeNull();
    await postgres.standby.start();
    await until('it is asked again', async () => replica.isWorthAsking && (await read(replica)) !== null);
    expect(lines).toEqual(['replica lost: reading from the primary', 'replica back']);
  });

  it('that is frozen costs a moment once', async () => {
    const proxy = await TcpProxy.to(postgres.replicaUrl);
    const replica = aReplica(proxy.url);
    await caughtUp(replica);
    proxy.freeze();
    expect(await read(replica)).toBeNull();
    expect(replica.isWorthAsking).toBe(false);
    proxy.heal();
    await until('it is asked again', async () => replica.isWorthAsking && (await read(replica)) !== null);
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
    await proxy.close();
  });

  it.each([
    ['is no standby', () => postgres.url],
    ['was never there', () => 'postgres://freshet@127.0.0.1:9/freshet'],
  ])('that %s is not used', async (_, url) => {
    const replica = aReplica(url());
    expect(await read(replica)).toBeNull();
    expect(replica.isWorthAsking).toBe(false);
    expect(await replica.lagSeconds()).toBeNull();
  });
});

describe('a computed figure', () => {
  let process: FigureProcess;
  const median = async () => (await process.highlights.medianGift.of(campaign.id, { forceRefresh: true })).value[0]?.amount;

  afterEach(() => process.close());

  it('comes from the replica where that has come so far, and from the primary where it has not; exact in both', async () => {
    const replica = aReplica();
    process = await aFigureProcess(database, { replica });
    await until('it is used', async () => {
      expect(await median()).toBe(100);
      return replica.counts.used > 0;
    });
    for (let gift = 2; gift <= 30; gift += 1) {
      await give(gift * 100);
      expect(await median()).toBe(Math.ceil(gift / 2) * 100);
    }
    await postgres.fallBehind(600);
    await give(100_000);
    const { behind } = replica.counts;
    await until('it is found behind', async () => (await median()) !== undefined && replica.counts.behind > behind);
    for (let gift = 0; gift < 31; gift += 1) await give(100_000);
    expect(await median()).toBe(100_000);
  });
});

describe('whoever has just given', () => {
  let web: TestApp;
  let other: TestApp;

  beforeAll(async () => {
    const urls = { DATABASE_URL: postgres.url, DATABASE_REPLICA_URL: postgres.replicaUrl };
    [web, other] = await Promise.all([startTestApp(urls), startTestApp(urls)]);
  });

  afterAll(() => Promise.all([web.close(), other.close()]));

  it('is shown their gift in 120 of 120 immediate reads, through the API and on the page, with the replica behind', async () => {
    await postgres.fallBehind(600);
    const key = await anApiKey(database, campaign.organisationId);
    for (let gift = 1; gift <= 120; gift += 1) {
      const given = await fetch(`${web.url}/api/v1/campaigns/${campaign.slug}/donations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(aGift({ amount: 100 })),
      });
      const { readToken } = (await given.json()) as { readToken: string };
      const seen = await fetch(`${other.url}/${gift % 4 === 0 ? '' : 'api/v1/'}${gift % 4 === 0 ? 'c' : 'campaigns'}/${campaign.slug}?readToken=${readToken}`);
      const text = await seen.text();
      if (gift % 4 === 0) expect(text).toContain(`value="${100 + gift * 100}"`);
      else expect(JSON.parse(text)).toMatchObject({ totalRaised: { amount: 100 + gift * 100 }, donationCount: { value: gift + 1 } });
    }
    const ready = async () => (await (await fetch(`${other.url}/health/ready`)).json()) as { replicaLagSeconds: number };
    await until('the lag shows', async () => (await ready()).replicaLagSeconds > 0);
    expect(await ready()).toMatchObject({ ready: true, dependencies: { database: 'up', replica: 'up' } });
  }, 300_000);
});
