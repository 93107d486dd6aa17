import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../bin/place.mjs';
import { run } from './children.mjs';
import { withPlatform } from './donations/platform.mjs';
import { Child } from './mailings/child.mjs';
import {
  compose,
  CONNECTIONS,
  gatherReaders,
  go,
  letterOf,
  resolve,
  statesOf,
  stop,
  UNBOUND,
} from './mailings/mailing.mjs';
import { memoryOf, TELLS_MEMORY } from './mailings/memory.mjs';
import { BenchWorker } from './queues/worker.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { printTable, ratioCells } from './table.mjs';

const READERS = 300_000;
const ROUNDS = 5;
const MAILS = 4_000;

/** What `npm test` shows with fewer. */
const AT_MOST_ONCE = '10000';

/** A mailing to three hundred thousand, and how fast one worker sends it against nodemailer with nothing to remember. */
export async function bench() {
  await withPlatform(measure);
  const began = performance.now();
  await run(process.execPath, ['bin/test.mjs', 'test/mailings/at-most-once'], {
    cwd: root,
    env: { ...process.env, AT_MOST_ONCE },
  });
  console.log(
    `  of ${AT_MOST_ONCE} messages, with five faults in a hundred and a worker killed in the middle, nobody was written to twice (${Math.round((performance.now() - began) / 1_000)} s)\n`,
  );
}

async function measure(platform) {
  const [sink, bare] = [await Child.start('sink'), await Child.start('bare')];
  try {
    await gatherReaders(platform, READERS);
    const id = await compose(platform);
    await withWorkers({ ...platform.env, ...UNBOUND, SMTP_URL: sink.said.url }, (worker) =>
      compare({ platform, worker, sink, bare, id }),
    );
  } finally {
    sink.end();
    bare.end();
  }
}

async function withWorkers(env, work) {
  // Brings jobs from the outbox to their queues, and runs what goes by the clock.
  const relay = await BenchWorker.start('transactional', env);
  const worker = await BenchWorker.start('email', { ...env, ...TELLS_MEMORY });
  try {
    await work(worker);
  } finally {
    await worker.stop();
    await relay.stop();
  }
}

async function compare({ platform, worker, sink, bare, id }) {
  const mail = await letterOf(platform, id);
  const memory = { start: await memoryOf(worker.pid) };
  const resolved = await resolve(platform, id);
  memory.resolved = await memoryOf(worker.pid);
  const ours = () => sendOwn(platform, id, sink);
  const theirs = async () =>
    MAILS / (await bare.ask({ url: sink.said.url, connections: CONNECTIONS, count: MAILS, mail })).seconds;
  await ours();
  memory.warm = await memoryOf(worker.pid);
  const results = await inRounds(ROUNDS, { ours, theirs });
  memory.sent = await memoryOf(worker.pid);
  print({ resolved, memory, results, states: await statesOf(platform, id), bytes: mail.html.length });
}

/** Mails per second, over as many as a round has, from when the first of them arrives. */
async function sendOwn(platform, id, sink) {
  const before = await taken(sink);
  await go(platform, id);
  const first = await arrive(sink, before + 1);
  const last = await arrive(sink, before + MAILS);
  await stop(platform, id);
  await quiet(sink);
  return (last.taken - first.taken) / ((last.at - first.at) / 1_000);
}

const taken = async (sink) => (await sink.ask({})).taken;

async function arrive(sink, count) {
  const began = performance.now();
  for (;;) {
    const now = await taken(sink);
    if (now >= count) return { taken: now, at: performance.now() };
    if (performance.now() - began > 120_000) throw new Error(`${now} of ${count} mails within two minutes`);
    await pause(10);
  }
}

/** What was under way has arrived, so that it is not in the way of what is measured next. */
async function quiet(sink) {
  for (let before = -1, now = await taken(sink); now !== before; before = now, now = await taken(sink))
    await pause(1_000);
}

function print({ resolved, memory, results, states, bytes }) {
  const { ours, theirs } = results;
  const rate = (values) => `${Math.round(median(values))} mails/s`;
  const megabytes = ({ alive, resident }) => `${alive.toFixed(1)} MB (${Math.round(resident)} MB)`;
  printTable(
    ['mailings', 'measured', 'spread', 'goal'],
    [
      [
        `${resolved.recipients} readers found and written down`,
        `${resolved.seconds.toFixed(1)} s`,
        '',
        '30 s',
      ],
      [
        `one worker against bare nodemailer, ${CONNECTIONS} connections each`,
        ...ratioCells(ratioOf(ours, theirs)),
        '0.8 x',
      ],
      ['… the worker', rate(ours), '', ''],
      ['… bare nodemailer', rate(theirs), '', ''],
      ['memory of the worker that is alive (and resident): before', megabytes(memory.start), '', ''],
      ['… with all readers found', megabytes(memory.resolved), '', ''],
      ['… after the first round', megabytes(memory.warm), '', ''],
      [`… after ${ROUNDS} more`, megabytes(memory.sent), '', 'as before'],
    ],
  );
  console.log(
    `  ${ROUNDS} rounds of ${MAILS} mails, ${Math.round(bytes / 1_024)} KB of HTML each; what became of the messages: ${JSON.stringify(states)}\n`,
  );
}
