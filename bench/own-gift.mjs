// npm run bench -- own-gift
//
// Whoever has just given reads the total at once from another web process: 10,000 times, 1,000 more while Redis is
// flushed again and again, and 1,000 more with Redis gone. It fails unless every single read shows the reader's own gift.
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { choosePorts } from '../bin/services/ports.mjs';
import { end, start } from './children.mjs';
import { withPlatform, withWeb } from './donations/platform.mjs';
import { Lane } from './own-gift/lane.mjs';
import { printTable } from './table.mjs';

const LANES = 16;
const READS = 10_000;
const READS_IN_NEED = 1_000;
const FLUSHED_EVERY_MS = 50;

export async function bench() {
  const { cache: port } = await choosePorts(['cache']);
  const redis = await startRedis(port);
  await withPlatform(async ({ env, apiKey, campaigns }) => {
    const own = { ...env, REDIS_CACHE_URL: `redis://127.0.0.1:${port}` };
    const worker = start(process.execPath, ['dist/worker.js', 'transactional'], { env: own, stdio: 'ignore' });
    await withWeb(own, [], (one) => withWeb(own, [], (other) => readAll({ lanes: lanesOf([one, other], campaigns, apiKey), redis, port })));
    await end(worker);
  });
}

const lanesOf = (webs, campaigns, apiKey) => campaigns.slice(0, LANES).map((campaign) => new Lane(webs, campaign, apiKey));

async function readAll({ lanes, redis, port }) {
  for (const lane of lanes) await lane.open();
  const rows = [await measured('with Redis', lanes, READS)];
  const client = new Redis(port).on('error', () => undefined);
  const flushing = setInterval(() => client.flushall().catch(() => undefined), FLUSHED_EVERY_MS);
  rows.push(await measured('while Redis is flushed', lanes, READS_IN_NEED));
  clearInterval(flushing);
  client.disconnect();
  const gone = once(redis, 'exit');
  redis.kill('SIGKILL');
  await gone;
  rows.push(await measured('with Redis gone', lanes, READS_IN_NEED));
  printTable(['', 'reads', 'own gift shown', 'every gift shown', 'gifts and reads/s'], rows.map((row) => row.map(String)));
  if (rows.some(([, reads, own]) => reads !== own)) throw new Error('a donor was not shown their own gift');
}

async function measured(name, lanes, reads) {
  const began = performance.now();
  const share = Math.ceil(reads / lanes.length);
  const shown = await Promise.all(lanes.map((lane) => lane.run(share)));
  const total = share * lanes.length;
  const sum = (key) => shown.reduce((all, one) => all + one[key], 0);
  return [name, total, sum('own'), sum('all'), Math.round(total / ((performance.now() - began) / 1_000))];
}

async function startRedis(port) {
  const child = start(process.env.REDIS_SERVER_PATH ?? 'redis-server', ['--port', String(port), '--save', ''], { stdio: 'ignore' });
  const client = new Redis(port, { retryStrategy: () => 50, maxRetriesPerRequest: null }).on('error', () => undefined);
  await client.ping();
  client.disconnect();
  return child;
}
