import { query } from '../../bin/services/postgres-query.mjs';
import { ChangedThings } from '../../dist/cached-fields/additive/changed-things.js';
import { CadencePlanner } from '../../dist/cached-fields/cadence/cadence-planner.js';
import { CadenceSource } from '../../dist/cached-fields/cadence/cadence-source.js';
import { RefreshBatch } from '../../dist/cached-fields/cadence/refresh-batch.js';
import { RefreshRound } from '../../dist/cached-fields/cadence/refresh-round.js';
import { CampaignCadences } from '../../dist/campaigns/campaign-cadences.js';
import { Transactions } from '../../dist/database/transactions.js';
import { CampaignHighlights } from '../../dist/donations/campaign-highlights.figures.js';
import { CampaignFigures } from '../../dist/donations/campaign.figures.js';
import { GivingDayFigures } from '../../dist/donations/giving-day.figures.js';
import { LEDGER_JOURNAL } from '../../dist/donations/ledger-journal.js';
import { OrganisationFigures } from '../../dist/donations/organisation.figures.js';
import { median } from '../rounds.mjs';
import { printTable } from '../table.mjs';
import { openFigures } from './figures.mjs';
import { giveOnce } from './give-once.mjs';
import { plantHistory } from './plant-history.mjs';

const CAMPAIGNS = 5_000;
const GIFTS = Number(process.env.BENCH_CACHE_GIFTS ?? 1_000_000);
const SHARES = [0.01, 0.1, 1];
const ROUNDS = 3;
const BATCH = 100;
/** As many jobs as one worker works on at once. */
const AT_ONCE = 4;
const PERIOD_MS = 60_000;

const PROVIDERS = [
  ...[CampaignFigures, CampaignHighlights, GivingDayFigures, OrganisationFigures],
  ...[RefreshRound, RefreshBatch, CadencePlanner, CampaignCadences],
  { provide: CadenceSource, useExisting: CampaignCadences },
];

/** (g): what one cycle of refreshing costs, by the share of campaigns to which something was given. */
export async function refreshCycle({ redis, databaseUrl }) {
  await redis.flush();
  const campaigns = await plantHistory(databaseUrl, { campaigns: CAMPAIGNS, count: GIFTS });
  const app = await openFigures({ redisUrl: redis.url, databaseUrl, providers: PROVIDERS });
  try {
    await forgetHistory(databaseUrl);
    await cycle(app);
    // Highlights that nobody has ever read are nobody's work.
    const rows = await measure(databaseUrl, app, campaigns, 'totals');
    await readHighlights(app, campaigns);
    rows.push(...(await measure(databaseUrl, app, campaigns, 'totals and six highlights')));
    print(rows);
  } finally {
    await app.close();
  }
}

/** From then on they are kept fresh, all six of all campaigns. */
async function readHighlights(app, campaigns) {
  const highlights = app.get(CampaignHighlights);
  for (let at = 0; at < campaigns.length; at += BATCH) {
    const ids = campaigns.slice(at, at + BATCH);
    for (const name of Object.keys(highlights)) await highlights[name].ofMany(ids, { forceRefresh: true });
  }
}

async function measure(databaseUrl, app, campaigns, label) {
  const rows = [];
  for (const share of SHARES) {
    const dirty = campaigns.slice(0, Math.round(campaigns.length * share));
    const results = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await restAll(databaseUrl);
      await giveOnce(databaseUrl, dirty);
      const result = await cycle(app);
      if (result.things < dirty.length)
        throw new Error(`a cycle refreshed ${result.things} of ${dirty.length} things that had changed`);
      results.push(result);
    }
    await restAll(databaseUrl);
    const idle = await cycle(app);
    rows.push({ label, share, dirty: dirty.length, results, idleMs: idle.ms });
  }
  return rows;
}

/** What the trigger and its batch jobs do, without the queue between them. */
async function cycle(app) {
  const [round, batch, transactions] = [RefreshRound, RefreshBatch, Transactions].map((of) => app.get(of));
  const began = performance.now();
  await round.run(new ChangedThings(transactions, LEDGER_JOURNAL, 'bench'));
  const work = async () => {
    let refreshed = 0;
    for (
      let result;
      (result = await batch.run()).refreshed + result.failed.length > 0;
      refreshed += result.refreshed
    );
    return refreshed;
  };
  const refreshed = await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { ms: performance.now() - began, things: refreshed.reduce((sum, one) => sum + one, 0) };
}

/** What changed before there was anybody to look is not found as a change. */
const forgetHistory = (databaseUrl) =>
  query(
    databaseUrl,
    `INSERT INTO journal_horizons (journal, snapshot, at) VALUES ('ledger_steps bench', pg_current_snapshot(), now())`,
  );

/** As if everything had been refreshed an hour ago and were next in an hour: due is what changes, and all of it at once. */
const restAll = (databaseUrl) =>
  query(
    databaseUrl,
    `UPDATE refresh_plans SET next_at = now() + interval '1 hour', refreshed_at = now() - interval '1 hour'`,
  );

function print(rows) {
  printTable(
    ['(g) one cycle', 'campaigns with gifts', 'ms', 'spread', 'ms each', 'of a minute', 'nothing given ms'],
    rows.map(({ label, share, dirty, results, idleMs }) => {
      const times = results.map(({ ms }) => ms);
      const ms = median(times);
      const spread = `${Math.min(...times).toFixed(0)} - ${Math.max(...times).toFixed(0)}`;
      const cells = [
        ms.toFixed(0),
        spread,
        (ms / dirty).toFixed(2),
        `${((ms * 100) / PERIOD_MS).toFixed(1)} %`,
        idleMs.toFixed(0),
      ];
      return [label, `${dirty} (${share * 100} %)`, ...cells];
    }),
  );
  const full = rows
    .filter(({ share }) => share === 1)
    .map(({ results }) => median(results.map(({ ms }) => ms)));
  console.log(`  ${CAMPAIGNS} campaigns, ${GIFTS} gifts, batches of ${BATCH}, ${AT_ONCE} at once`);
  console.log(
    `  goal of a full cycle under a tenth of its period of a minute: ${full.map((ms) => (ms < PERIOD_MS / 10 ? 'reached' : 'missed')).join(', ')}\n`,
  );
}
