// npm run bench:console
//
// What the screens of the console ask of a large database, and of a small one beside it: how long the API takes to
// answer, and how many statements it sends. It fails where an answer is late, or takes more statements for more rows.
import { withDatabase } from './cache/database.mjs';
import { plantHistory } from './cache/plant-history.mjs';
import { questionsOf } from './console/questions.mjs';
import { plantLists } from './console/plant-lists.mjs';
import { plantStaff } from './console/staff.mjs';
import { openConsole } from './console/open-console.mjs';
import { printTable } from './table.mjs';

const SIZES = {
  small: { campaigns: 50, count: 10_000, logs: 1_000, things: 20 },
  large: {
    campaigns: Number(process.env.BENCH_CONSOLE_CAMPAIGNS ?? 5_000),
    count: Number(process.env.BENCH_CONSOLE_GIFTS ?? 1_000_000),
    logs: 200_000,
    things: 500,
  },
};

const GOAL_MS = 300;
const WARM_UP = 3;
const TIMES = 40;

export async function bench() {
  const small = await measured(SIZES.small);
  const large = await measured(SIZES.large);
  print(small, large);
  const late = large.filter(({ p95 }) => p95 > GOAL_MS).map(({ name }) => name);
  const growing = large.filter(({ statements }, at) => statements !== small[at].statements).map(({ name }) => name);
  if (late.length > 0) throw new Error(`later than ${GOAL_MS} ms: ${late.join(', ')}`);
  if (growing.length > 0) throw new Error(`more statements for more rows: ${growing.join(', ')}`);
}

async function measured(size) {
  const results = [];
  await withDatabase(async (databaseUrl) => {
    const campaigns = await plantHistory(databaseUrl, size);
    const staff = await plantStaff(databaseUrl);
    const names = await plantLists(databaseUrl, size);
    const console = await openConsole(databaseUrl, staff);
    try {
      for (const question of await questionsOf(databaseUrl, campaigns, names)) results.push(await measure(console, question));
    } finally {
      await console.close();
    }
  });
  return results;
}

async function measure(console, { who, path }) {
  const answers = [];
  for (let time = -WARM_UP; time < TIMES; time += 1) {
    const answer = await console.ask(who, path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    if (time >= 0) answers.push(answer);
  }
  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  // The fewest: now and then the process also has questions of its own.
  const statements = Math.min(...answers.map((answer) => answer.statements));
  return { name: shown(path), who, p50: times[TIMES / 2], p95: times[Math.floor(TIMES * 0.95)], statements };
}

/** Without what differs from database to database. */
const shown = (path) =>
  path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/(organisation|campaign|day)-…/g, '…').replace(/cursor=[^&]+/, 'cursor=…');

function print(small, large) {
  const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
  printTable(
    ['question', 'by', 'statements, small', 'large', 'p50 ms, small', 'large', 'p95 ms, small', 'large', 'of the goal'],
    large.map(({ name, who, p50, p95, statements }, at) => [
      name,
      who,
      ...[small[at].statements, statements].map(String),
      ...[small[at].p50, p50, small[at].p95, p95].map(ms),
      `${((p95 * 100) / GOAL_MS).toFixed(0)} %`,
    ]),
  );
  const { campaigns, count } = SIZES.large;
  console.log(`  small: ${SIZES.small.campaigns} campaigns, ${SIZES.small.count} gifts; large: ${campaigns} and ${count}`);
  console.log(`  and of messages of a mailing, shares of a match, deliveries of an endpoint, entries of the log each ${SIZES.small.logs} and ${SIZES.large.logs}; of everything else ${SIZES.small.things} and ${SIZES.large.things}`);
  console.log(`  ${TIMES} times each, one after another, by one browser; goal: 95 of 100 answered within ${GOAL_MS} ms\n`);
}
