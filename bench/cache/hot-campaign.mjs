import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { query } from '../../bin/services/postgres-query.mjs';
import { CampaignFigures } from '../../dist/donations/campaign.figures.js';
import { RelayLedgerStepsHandler } from '../../dist/donations/jobs/relay-ledger-steps.job.js';
import { inRounds, median, ratioOf } from '../rounds.mjs';
import { printTable, ratioCells } from '../table.mjs';
import { openFigures } from './figures.mjs';
import { plantGifts } from './plant.mjs';

const GIVER = fileURLToPath(new URL('giver.mjs', import.meta.url));
const ROUNDS = 4;
const SECONDS = 4;
const THREADS = 2;
const WRITERS = 8;
const GIFTS = 60_000;

/** Everyone else sees a gift so soon, in milliseconds. */
const SOON_MS = 1_000;

/** (f): gifts a second to one campaign whose total is exact all the time, against adding to its row. */
export async function hotCampaign({ redis, databaseUrl, campaigns }) {
  await redis.flush();
  await query(databaseUrl, `ALTER TABLE campaigns ADD COLUMN IF NOT EXISTS raised bigint NOT NULL DEFAULT 0`);
  const { hot, gifts } = await plantGifts(databaseUrl, campaigns, GIFTS);
  const shared = new SharedArrayBuffer(16);
  const common = { databaseUrl, redisUrl: redis.url, writers: WRITERS, gifts, hot, shared };
  const givers = Array.from(
    { length: THREADS },
    (_, offset) => new Worker(GIVER, { workerData: { ...common, offset } }),
  );
  await Promise.all(givers.map((giver) => once(giver, 'message')));
  const give = (kind, ms) => stretch(givers, databaseUrl, kind, ms);
  const watching = await watch(common, new BigInt64Array(shared));
  for (const kind of ['bare', 'exact', 'row']) await give(kind, 1_000);
  await query(databaseUrl, 'VACUUM ANALYZE');
  const kinds = ['exact', 'bare', 'row', 'stepAlone', 'rowAlone'];
  const rates = await inRounds(
    ROUNDS,
    Object.fromEntries(kinds.map((kind) => [kind, () => give(kind, SECONDS * 1_000)])),
  );
  const seen = await watching.end();
  for (const giver of givers) await giver.terminate();
  print(rates, seen);
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
const tell = (giver, message) => giver.postMessage(message);

/** Gifts a second of all threads together. */
async function stretch(givers, databaseUrl, kind, ms) {
  await query(
    databaseUrl,
    `ALTER TABLE ledger_entries ${kind === 'exact' ? 'ENABLE' : 'DISABLE'} TRIGGER ledger_entries_book_steps`,
  );
  const began = performance.now();
  const answers = givers.map(async (giver) => (await once(giver, 'message'))[0]);
  for (const giver of givers) tell(giver, { kind, ms });
  const counts = await Promise.all(answers);
  const failed = counts.find(({ error }) => error);
  if (failed) throw new Error(failed.error);
  return (counts.reduce((sum, { count }) => sum + count, 0) * 1_000) / (performance.now() - began);
}

/** Reads the total all the time, from a process that books nothing, and throws where it is not a total there was. */
async function watch({ redisUrl, databaseUrl, hot }, sums) {
  const app = await openFigures({
    redisUrl,
    databaseUrl,
    providers: [CampaignFigures, RelayLedgerStepsHandler],
  });
  // What a worker does every second.
  const relaying = setInterval(() => void app.get(RelayLedgerStepsHandler).handle(), 1_000);
  const figures = app.get(CampaignFigures);
  const total = async (options) => BigInt((await figures.totalRaised.of(hot.id, options)).value.GBP ?? 0);
  const booked = [{ at: -Infinity, sum: 0n }];
  const seen = { reads: 0, latestMs: 0, isOver: false };
  const look = async () => {
    while (!seen.isOver) {
      booked.push({ at: performance.now(), sum: Atomics.load(sums, 1) });
      const value = await total();
      if (value > Atomics.load(sums, 0)) throw new Error(`the total is ${value}, which nobody has given`);
      const newest = booked.findLast(({ sum }) => sum <= value);
      const next = booked[booked.indexOf(newest) + 1];
      if (next) seen.latestMs = Math.max(seen.latestMs, performance.now() - next.at);
      booked.splice(0, booked.indexOf(newest));
      seen.reads += 1;
      await pause(5);
    }
  };
  const looking = look();
  const end = async () => {
    seen.isOver = true;
    clearInterval(relaying);
    await looking;
    const [last, ledger] = [await total({ forceRefresh: true }), Atomics.load(sums, 1)];
    if (last !== ledger) throw new Error(`the total ends as ${last}, and ${ledger} was given`);
    await app.close();
    return { ...seen, total: last };
  };
  return { end };
}

function print(rates, { reads, latestMs, total }) {
  const row = (label, of, against, goal) => {
    const ratio = ratioOf(rates[of], rates[against]);
    const isReached = goal === null ? '-' : ratio.ratio >= goal ? `>= ${goal} reached` : `>= ${goal} missed`;
    return [
      label,
      ...ratioCells(ratio),
      ...[median(rates[of]), median(rates[against])].map((rate) => rate.toFixed(0)),
      isReached,
    ];
  };
  printTable(
    ['(f) one hot campaign', 'ratio', 'spread', 'ours /s', 'theirs /s', 'goal'],
    [
      row('exact total, against UPDATE of the row', 'exact', 'row', 5),
      row('exact total, against the same inserts alone', 'exact', 'bare', 0.8),
      row('a step of the journal alone, against the UPDATE alone', 'stepAlone', 'rowAlone', null),
    ],
  );
  console.log(
    `  ${THREADS * WRITERS} writers, ${ROUNDS} rounds of ${SECONDS} s; ${reads} reads of the total meanwhile, none of them more than there was,`,
  );
  console.log(
    `  the latest lacked what was booked ${latestMs.toFixed(0)} ms before (within ${SOON_MS} ms: ${latestMs <= SOON_MS}); at the end exactly the ${total} that was given\n`,
  );
}
