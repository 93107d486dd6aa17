// One process with figures, of the built program, told by its parent what to do. Arguments: database URL, Redis URL,
// milliseconds that its clock is wrong, milliseconds that each compute takes after its snapshot.
import 'reflect-metadata';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';

const [databaseUrl, redisUrl, skewMs, computeMs] = process.argv.slice(2);
const built = (path) => import(new URL(`../../dist/${path}.js`, import.meta.url));
const [{ FigureCore }, { FieldRegistry }, { bindFigures }, { Transactions }, { primaryOptions }, { ReplicaReads }, { cacheOptions, listenerOptions }, { CampaignFigures }, { CampaignHighlights }] =
  await Promise.all([
    built('cached-fields/figure-core'),
    built('cached-fields/field-registry'),
    built('cached-fields/bind-figures'),
    built('database/transactions'),
    built('database/data-source'),
    built('database/replica-reads'),
    built('redis/redis-options'),
    built('donations/campaign.figures'),
    built('donations/campaign-highlights.figures'),
  ]);

const counts = {};
const count = (name, by = 1) => (counts[name] = (counts[name] ?? 0) + by);
const metrics = {
  read: (_field, tier) => count(`read ${tier}`),
  computed: (field, things) => count(`computed ${field}`, things),
  delta: (outcome) => count(`delta ${outcome}`),
  install: (outcome) => count(`install ${outcome}`),
  claim: (outcome) => count(`claim ${outcome}`),
  breaker: (state) => count(`breaker ${state}`),
  failed: (field, things) => count(`failed ${field}`, things),
  leaseLost: (leases) => count('lease lost', leases),
};
const log = { in: () => log, info: () => undefined, warn: () => undefined, error: () => undefined };

const dataSource = await new DataSource({ ...primaryOptions({ url: { reveal: () => databaseUrl }, poolSize: 10, role: 'freshet_app' }, 'child'), entities: [] }).initialize();
const transactions = new Transactions(dataSource);
const readOnce = transactions.readOnce.bind(transactions);
// As slow as is wished, between the snapshot and the install.
transactions.readOnce = (scope, work) =>
  readOnce(scope, async (tx) => {
    const answer = await work(tx);
    process.send({ told: 'computing' });
    await tx.rows('SELECT pg_sleep($1)', [Number(computeMs) / 1_000]);
    return answer;
  });

const quiet = (redis) => redis.on('error', () => undefined);
const redis = quiet(new Redis(redisUrl, cacheOptions('child')));
const ears = quiet(new Redis(redisUrl, listenerOptions('child')));
const clock = { now: () => new Date(Date.now() + Number(skewMs)) };
const core = new FigureCore({ redis, ears, clock, metrics, log });
const registry = new FieldRegistry();
const figures = { ...{ campaigns: new CampaignFigures(), highlights: new CampaignHighlights() } };
for (const provider of Object.values(figures)) registry.add(provider);
bindFigures(registry, core, { transactions, replica: new ReplicaReads(null, log) });
core.bus.open();
if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve));

const verbs = {
  read: async ({ figure, field, id, options }) => figures[figure][field].of(id, options),
  counts: async () => counts,
  rss: async () => process.memoryUsage().heapUsed,
  isOpen: async () => core.breaker.isOpen,
};

process.on('message', ({ number, verb, ...rest }) => {
  verbs[verb](rest).then(
    (answer) => process.send({ number, answer }),
    (error) => process.send({ number, error: error.message }),
  );
});
process.on('disconnect', () => process.exit());
process.send({ told: 'ready' });
