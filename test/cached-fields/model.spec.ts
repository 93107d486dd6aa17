import fc from 'fast-check';
import { Redis } from 'ioredis';
import { performance } from 'node:perf_hooks';
import { Breaker } from '../../src/cached-fields/redis/breaker.js';
import { FigureHashes } from '../../src/cached-fields/redis/figure-hashes.js';
import { ServerLife } from '../../src/cached-fields/redis/server-life.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/worker.js';
import { ModelProcess } from './model/model-process.js';
import { ModelSchedule, modelStep, PROCESSES, type ModelStep } from './model/model-schedule.js';
import { Post } from './model/post.js';

/** How many schedules: `npm run soak:figures` asks for 10^5. So many run side by side. */
const SCHEDULES = Number(process.env['FRESHET_MODEL_SCHEDULES'] ?? 4_000);
const SEED = Number(process.env['FRESHET_SEED'] ?? 20_261_125);
const ABREAST = 50;

/** A run that a busy machine makes slow ends after so many seconds, and says how far it came; the soak takes its time. */
const LONGEST_MS = 1_000 * Number(process.env['FRESHET_MODEL_SECONDS'] ?? (process.env['FRESHET_MODEL_SCHEDULES'] === undefined ? 15 : 1_800));

const schedule = fc.array(modelStep, { minLength: 1, maxLength: 50, size: 'max' });

let server: RedisServer;
let redis: Redis;
let ears: Redis;
let hashes: FigureHashes;
let post: Post;
let fleets: ModelProcess[][];

beforeAll(async () => {
  server = await RedisServer.start();
  [redis, ears] = [new Redis(server.url), new Redis(server.url)];
  const life = new ServerLife(redis);
  hashes = new FigureHashes(redis, new Breaker(() => redis.ping()), life);
  post = new Post(redis, hashes.channel);
  await post.listen(ears);
  fleets = Array.from({ length: ABREAST }, () => Array.from({ length: PROCESSES }, () => new ModelProcess(hashes)));
  await until('it is known which Redis this is', () => life.name !== null);
});

afterAll(async () => {
  for (const one of fleets.flat()) one.close();
  redis.disconnect();
  ears.disconnect();
  await server.kill();
});

/** Those that were violated once. */
const FOUND: readonly string[] = [
  'read 0, let go, evict, read 1, let go, book sent, read 2, hear 2, read 2, refresh 0',
  'read 2, let go, time passes, evict, read 2, book sent, read own 2, book sent, let go, evict, read 2, read 0',
];

const toSteps = (text: string): ModelStep[] =>
  text.split(', ').map((words) => {
    const [, what, of] = /^(.*?)(?: (\d|sent|twice|late|lost))?$/.exec(words)!;
    return (what === 'book' || what === 'commit' ? { do: what, sign: 1, delta: of } : { do: what, process: Number(of) }) as ModelStep;
  });

describe('any schedule of transactions, refunds, refreshes, deltas, losses, deafness and readers, on a model of the database', () => {
  it.each(FOUND)('%s: shows what it should', async (text) => {
    expect(await new ModelSchedule(redis, hashes, post, fleets[0]!).run(toSteps(text))).toEqual([]);
  });

  it('shows sums of what was committed, not earlier than the reader knows or is told, and never goes back', async () => {
    let played = 0;
    const began = performance.now();
    const abreast = fc.array(schedule, { minLength: ABREAST, maxLength: ABREAST });
    const play = (steps: readonly ModelStep[], at: number) => new ModelSchedule(redis, hashes, post, fleets[at]!).run(steps);
    let violated: ModelStep[] | undefined;
    const all = fc.asyncProperty(abreast, async (schedules) => {
      const faults = await Promise.all(schedules.map(play));
      played += schedules.length;
      violated = schedules.find((_, at) => faults[at]!.length > 0);
      return violated === undefined;
    });
    await fc.check(all, { numRuns: Math.ceil(SCHEDULES / ABREAST), seed: SEED, endOnFailure: true, interruptAfterTimeLimit: LONGEST_MS });
    // The one that was violated, alone, made as short as it can be.
    const alone = fc.asyncProperty(schedule, async (steps) => expect(await play(steps, 0)).toEqual([]));
    if (violated !== undefined) await fc.assert(alone, { examples: [[violated]], numRuns: 1 });
    expect(violated).toBeUndefined();
    console.log(`${played} schedules in ${((performance.now() - began) / 1_000).toFixed(1)} s, none of them violated`);
    expect(played).toBeGreaterThanOrEqual(ABREAST);
  }, LONGEST_MS + 60_000);
});
