// node bench/rendered-page.mjs, with TEST_DATABASE_URL, TEST_REDIS_CACHE_URL and TEST_REDIS_QUEUE_URL, after a build.
//
// The campaign page as one web process serves it while its total moves five times a second, against bare node:http
// sending a constant buffer of the same bytes, against the same page through a plain Nest controller with twelve reads
// from Redis and a rendering per request, and, where nginx is installed, against nginx sending the same file.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { endAll } from './children.mjs';
import { cpuSecondsOf } from './rendered-page/cpu-seconds.mjs';
import { give, keepGiving } from './rendered-page/giving.mjs';
import { hasNginx, startNginx } from './rendered-page/nginx.mjs';
import { canPinToCore, openDatabase, startBare, startNode, startPlainNest, startWeb, startWorker } from './rendered-page/platform.mjs';

const PAGE = '/c/boathouse';
const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 32;
const [SERVER_CORE, LOAD_CORE] = [0, 1];
const GZIP = { 'accept-encoding': 'gzip' };

export async function bench() {
  const database = await openDatabase();
  const web = await startWeb(SERVER_CORE, database.url, 34_117);
  // Gifts come in by another process: they are not the page's cost.
  const till = await startWeb(LOAD_CORE, database.url, 34_118);
  for (let gift = 0; gift < 12; gift += 1) await give(till, PAGE);
  const cookie = await give(till, PAGE);
  startWorker(LOAD_CORE, database.url);
  const folder = await keepPage(web);
  const bare = await startBare(SERVER_CORE, folder);
  const plainNest = await startPlainNest(SERVER_CORE);
  const nginx = hasNginx() ? await startNginx(SERVER_CORE, folder, 34_119, canPinToCore) : null;
  if (nginx === null) console.log('  nginx is not installed: that comparison is left out');
  const stop = keepGiving(till, PAGE, 5);
  const load = startNode(LOAD_CORE, ['bench/rendered-page/load.mjs']);
  const results = await inRounds(load, casesOf({ web, bare, plainNest, nginx, cookie }));
  stop();
  print(results);
  await endAll();
  await database.close();
}

/** The page of this moment in a folder, for who sends it without having made it. */
async function keepPage({ port }) {
  const answer = await fetch(`http://127.0.0.1:${port}${PAGE}`, { headers: { 'accept-encoding': 'identity' } });
  const page = Buffer.from(await answer.arrayBuffer());
  const folder = mkdtempSync(join(tmpdir(), 'freshet-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const lines = [...answer.headers].filter(([name]) => !/^(date|connection|keep-alive|content-.*(type|length))$/.test(name) || name === 'x-content-type-options');
  writeFileSync(join(folder, 'headers.json'), JSON.stringify(lines.flat()));
  writeFileSync(join(folder, 'page.html'), page);
  writeFileSync(join(folder, 'page.html.gz'), gzipSync(page));
  return folder;
}

const BARE = 'bare node:http';

function casesOf({ web, bare, plainNest, nginx, cookie }) {
  const casesIn = (coding, coded) => ({
    [`${BARE}, ${coding}`]: { server: bare, headers: coded },
    [`same header lines, ${coding}`]: { server: bare, headers: coded, path: '/dressed', against: `${BARE}, ${coding}` },
    [`rendered page, ${coding}`]: { server: web, headers: coded, against: `${BARE}, ${coding}` },
    [`donor's own page, ${coding}`]: { server: web, headers: { ...coded, cookie }, against: `${BARE}, ${coding}` },
    [`plain Nest controller, ${coding}`]: { server: plainNest, headers: coded, against: `${BARE}, ${coding}` },
    ...(nginx === null ? {} : { [`nginx, ${coding}`]: { server: nginx, headers: coded, against: `${BARE}, ${coding}` } }),
  });
  const revalidated = { server: web, headers: { ...GZIP, 'if-none-match': '*' }, against: `${BARE}, gzip` };
  return { ...casesIn('plain', {}), ...casesIn('gzip', GZIP), 'rendered page, 304': revalidated };
}

/** Each case once a round, every second round backwards; the first round only warms up. */
async function inRounds(load, cases) {
  const names = Object.keys(cases);
  const results = Object.fromEntries(names.map((name) => [name, { ...cases[name], rounds: [] }]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const measured = await measure(load, cases[name]);
      if (round > 0) results[name].rounds.push(measured);
    }
  }
  return results;
}

async function measure(load, { server, headers, path = PAGE }) {
  const before = cpuSecondsOf(server.pid);
  load.send({ port: server.port, path, headers, connections: CONNECTIONS, seconds: SECONDS });
  const [{ count, seconds, statuses, bytes, p50Ms, p99Ms }] = await once(load, 'message');
  const cpu = cpuSecondsOf(server.pid) - before;
  return { perSecond: count / seconds, perCoreSecond: count / cpu, statuses, bytes, p50Ms, p99Ms };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function print(results) {
  const rows = Object.entries(results).map(([name, { rounds, against }]) => {
    const middle = (key, digits = 0) => median(rounds.map((round) => round[key])).toFixed(digits);
    const ratio = (key) => {
      if (against === undefined) return '1.00';
      const quotients = rounds.map((round, index) => round[key] / results[against].rounds[index][key]);
      const shown = (quotient) => quotient.toFixed(quotient < 0.1 ? 3 : 2);
      return `${shown(median(quotients))} (${shown(Math.min(...quotients))}-${shown(Math.max(...quotients))})`;
    };
    const statuses = [...new Set(rounds.flatMap((round) => Object.keys(round.statuses)))].join(',');
    return [name, ratio('perCoreSecond'), ratio('perSecond'), middle('perCoreSecond'), middle('perSecond'), middle('p50Ms', 2), middle('p99Ms', 2), middle('bytes'), statuses];
  });
  const head = ['', 'of bare, per core-second', 'of bare, per second', 'per core-second', 'per second', 'p50 ms', 'p99 ms', 'bytes', 'status'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  for (const row of [head, ...rows]) console.log(row.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]))).join('   '));
  console.log(`\n${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, one core for the server; five gifts a second; ratios are medians of each round's own`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bench();
  process.exit();
}
