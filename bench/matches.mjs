import { query } from '../bin/services/postgres-query.mjs';
import { showAllotment } from './matches/allotment.mjs';
import { Giving } from './donations/giving.mjs';
import { CONNECTIONS, withPlatform, withWeb } from './donations/platform.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { printTable, ratioCells } from './table.mjs';

const ROUNDS = 4;
const SECONDS = 4;
const WARM_UP_SECONDS = 6;
const AT_ONCE = 32;

/** Donations to a campaign whose gifts are matched against those to one whose are not; and what one run of the allotment costs. */
export const bench = () => withPlatform(compare);

async function compare(platform) {
  const [matched, plain] = platform.campaigns.filter(({ currency }) => currency === 'GBP');
  const { results, allotted } = await withWeb(platform.env, [], async (web) => {
    await promise(web, platform.apiKey, matched.slug);
    const giving = new Giving({ web, apiKey: platform.apiKey, atOnce: AT_ONCE });
    await giving.stretch([matched, plain], WARM_UP_SECONDS);
    const results = await inRounds(ROUNDS, {
      plain: () => giving.stretch([plain], SECONDS),
      matched: () => giving.stretch([matched], SECONDS),
    });
    giving.end();
    return { results, allotted: await requireAllotted(platform.databaseUrl, giving.booked[matched.slug]) };
  });
  print(results);
  console.log(`  one web process, ${AT_ONCE} requests at once, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s`);
  console.log(`  every one of the ${allotted} gifts was matched by the time it was answered\n`);
  await showAllotment(platform.databaseUrl);
}

/** A pool that nobody comes to the end of. */
async function promise(web, apiKey, campaign) {
  const hour = 3_600_000;
  const answer = await fetch(`${web.url}/api/v1/matches`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      campaign,
      currency: 'GBP',
      sponsor: 'A sponsor',
      pool: 10_000_000_000_000,
      percent: 100,
      opensAt: new Date().toISOString(),
      closesAt: new Date(Date.now() + hour).toISOString(),
    }),
  });
  if (answer.status !== 201) throw new Error(`no match was made: ${answer.status} ${await answer.text()}`);
}

/** Nothing runs but the web: what has a place was given it while its donor was answered. */
async function requireAllotted(databaseUrl, { count, amount }) {
  const { rows } = await query(databaseUrl, `SELECT gifts, allotted::text FROM matches WHERE created_by <> 'demo'`, []);
  const [{ gifts, allotted }] = rows;
  if (gifts !== count || Number(allotted) !== amount)
    throw new Error(`${count} gifts of ${amount} were made, and ${gifts} have ${allotted}`);
  return gifts;
}

function print({ plain, matched }) {
  const middle = (figures, key, digits) => median(figures.map((figure) => figure[key])).toFixed(digits);
  const rates = (figures) => figures.map(({ perSecond }) => perSecond);
  const row = (label, figures) => [label, ...ratioCells(ratioOf(rates(figures), rates(plain))), median(rates(figures)).toFixed(0), middle(figures, 'p50Ms', 0), middle(figures, 'p99Ms', 0), middle(figures, 'cpuMs', 2)];
  printTable(
    ['gifts to a campaign', 'of unmatched', 'spread', '/s', 'p50 ms', 'p99 ms', 'web CPU ms each'],
    [row('that nobody matches', plain), row('that a sponsor matches', matched)],
  );
}
