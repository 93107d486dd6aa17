import { inRounds, median } from '../rounds.mjs';
import { printTable } from '../table.mjs';
import { LABELS } from './contenders.mjs';
import { Fleet } from './fleet.mjs';

const ROUNDS = 3;
const THROUGH_REDIS = 400;
const PAGE = 100;
const HOUR_MS = 3_600_000;

/** (a) and (b): what a read costs in process and through Redis, and what a page of a hundred costs. */
export async function hotRead(bench) {
  const results = await inRounds(
    ROUNDS,
    Object.fromEntries(Object.keys(LABELS).map((name) => [name, () => measure(bench, name)])),
  );
  const middle = (name, key) => median(results[name].map((result) => result[key]));
  const spread = (name, key, digits) => {
    const values = results[name].map((result) => result[key]);
    return `${Math.min(...values).toFixed(digits)} - ${Math.max(...values).toFixed(digits)}`;
  };
  printTable(
    ['(a) one read', 'in process ns', 'spread', 'through Redis us', 'spread'],
    Object.entries(LABELS).map(([name, label]) => [
      label,
      ...[middle(name, 'hotNs').toFixed(0), spread(name, 'hotNs', 0)],
      ...[middle(name, 'redisUs').toFixed(0), spread(name, 'redisUs', 0)],
    ]),
  );
  printTable(
    ['(b) a page of 100 campaigns, from Redis', 'writes to Redis', 'ms', 'spread', 'again ms'],
    Object.entries(LABELS).map(([name, label]) => [
      label,
      middle(name, 'writes').toFixed(0),
      ...[middle(name, 'pageMs').toFixed(2), spread(name, 'pageMs', 2), middle(name, 'againMs').toFixed(2)],
    ]),
  );
}

/** One process fills Redis, another reads what it finds there. */
async function measure({ redis, databaseUrl, campaigns }, name) {
  await redis.flush();
  const open = { name, redisUrl: redis.url, databaseUrl, ttlMs: HOUR_MS, computeMs: 0 };
  const [one, other] = [await Fleet.of(1, open), await Fleet.of(1, open)];
  try {
    const page = campaigns.slice(0, PAGE);
    const inTurn = campaigns.slice(PAGE, PAGE + THROUGH_REDIS);
    const last = campaigns.slice(-PAGE);
    for (const ids of [page, inTurn, last]) await one.one('warm', { ids });
    // What a first page teaches the runtime is no part of the second.
    await other.one('readTogether', { ids: last });
    const redisUs = (await other.one('readInTurn', { ids: inTurn, times: 1 })) / 1_000;
    const first = await other.one('readTogether', { ids: page });
    const again = await other.one('readTogether', { ids: page });
    await other.one('readInTurn', { ids: page.slice(0, 1), times: 20_000 });
    const hotNs = await other.one('readInTurn', { ids: page.slice(0, 1), times: 50_000 });
    return { hotNs, redisUs, writes: first.writes, pageMs: first.result, againMs: again.result };
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}
