import { inRounds, median } from '../rounds.mjs';
import { printTable } from '../table.mjs';
import { LABELS, WITH_SOURCE } from './contenders.mjs';
import { Fleet } from './fleet.mjs';
import { Waits } from './waits.mjs';

const ROUNDS = 2;
const PROCESSES = 4;
const READERS = 100;
const SECONDS = 8;
const COMPUTE_MS = 300;
const TTL_MS = 1_000;
const MOST_COMPUTES = 9;

/** (c): many readers of one value that grows old every second and takes long to compute. */
export async function stampede(bench) {
  const results = await inRounds(
    ROUNDS,
    Object.fromEntries(WITH_SOURCE.map((name) => [name, () => measure(bench, name)])),
  );
  printTable(
    [
      '(c) stampede',
      'computes',
      'p50 ms',
      'p99 ms',
      'p99.9 ms',
      'p99.9 / p99',
      'longest ms',
      'waited for a compute',
      'reads',
    ],
    WITH_SOURCE.map((name) => row(LABELS[name], results[name])),
  );
  const computes = Math.max(...results.freshet.map((result) => result.computes));
  const behind = Math.max(
    ...results.freshet.map(({ waits }) => waits.quantile(0.999) / waits.quantile(0.99)),
  );
  console.log(
    `  ${PROCESSES} processes of ${READERS} readers, ${SECONDS} s, ${COMPUTE_MS} ms to compute, old after ${TTL_MS} ms; waits after a process's first answer`,
  );
  console.log(
    `  goal of at most ${MOST_COMPUTES} computes: ${computes <= MOST_COMPUTES ? 'reached' : 'missed'} (${computes})`,
  );
  console.log(
    `  goal of p99.9 within 3 x its p99: ${behind <= 3 ? 'reached' : 'missed'} (${behind.toFixed(1)} x)\n`,
  );
}

async function measure({ redis, databaseUrl, campaigns }, name) {
  await redis.flush();
  const fleet = await Fleet.of(PROCESSES, {
    name,
    redisUrl: redis.url,
    databaseUrl,
    ttlMs: TTL_MS,
    computeMs: COMPUTE_MS,
  });
  try {
    const id = campaigns[(measured += 1)];
    const members = await fleet.all('readFor', {
      ids: [id],
      readers: READERS,
      ms: SECONDS * 1_000,
      pauseMs: 20,
    });
    const waits = Waits.together(members.map((member) => member.waits));
    return { waits, computes: members.reduce((sum, member) => sum + member.computes, 0) };
  } finally {
    await fleet.end();
  }
}

/** Each measure has a value that nobody has seen. */
let measured = 0;

function row(label, rounds) {
  const middle = (of) => median(rounds.map(of));
  const at = (share) => middle(({ waits }) => waits.quantile(share));
  // Half a compute: nobody waits so long for anything else.
  const held = middle(({ waits }) => waits.above(COMPUTE_MS / 2));
  return [
    label,
    rounds.map(({ computes }) => computes).join(', '),
    ...[at(0.5), at(0.99), at(0.999)].map((ms) => ms.toFixed(3)),
    middle(({ waits }) => waits.quantile(0.999) / waits.quantile(0.99)).toFixed(1),
    middle(({ waits }) => waits.max).toFixed(0),
    held.toFixed(0),
    middle(({ waits }) => waits.count).toFixed(0),
  ];
}
