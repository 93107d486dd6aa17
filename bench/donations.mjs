import { bareSqlName, runBareSql } from './donations/bare-sql.mjs';
import { requireExactness } from './donations/exactness.mjs';
import { Giving } from './donations/giving.mjs';
import { CONNECTIONS, withPlatform, withWeb } from './donations/platform.mjs';
import { recordScripts } from './donations/record.mjs';
import { anyOf, bookingOf } from './donations/script.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { printTable, ratioCells } from './table.mjs';

const ROUNDS = 4;
const SECONDS = 4;
const WARM_UP_SECONDS = 6;
const AT_ONCE = 32;

/** Donations through the API of one web process, against the same SQL with nothing in front of it. */
export const bench = () => withPlatform(compare);

async function compare(platform) {
  if (bareSqlName === 'stand-in')
    console.log('  pgbench is not on the PATH: a loop of Node clients stands in for it');
  const scripts = await recordScripts(platform);
  const { results, acknowledged } = await withWeb(platform.env, [], (web) => measure(platform, web, scripts));
  const exact = await requireExactness(platform.databaseUrl, acknowledged);
  print(results);
  console.log(
    `  one web process, ${AT_ONCE} requests at once, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s`,
  );
  console.log(`  the ledger holds exactly the ${exact} donations that were acknowledged\n`);
}

async function measure({ databaseUrl, apiKey, campaigns }, web, scripts) {
  const giving = new Giving({ web, apiKey, atOnce: AT_ONCE });
  const api = (those) => () => giving.stretch(those, SECONDS);
  const sql = (script) => () => runBareSql(databaseUrl, script, SECONDS);
  const [many, hot] = [scripts, scripts.slice(0, 1)].map(anyOf);
  await giving.stretch(campaigns, WARM_UP_SECONDS);
  const results = await inRounds(ROUNDS, {
    many: api(campaigns),
    manyBooking: sql(bookingOf(many)),
    manyWhole: sql(many),
    hot: api(campaigns.slice(0, 1)),
    hotBooking: sql(bookingOf(hot)),
    hotWhole: sql(hot),
  });
  giving.end();
  return { results, acknowledged: giving.booked };
}

function print(results) {
  const row = (label, figures, baseline) => {
    const rates = figures.map(({ perSecond }) => perSecond);
    const middle = (key) => median(figures.map((figure) => figure[key])).toFixed(key === 'cpuMs' ? 2 : 0);
    const absolute = [median(rates), median(baseline)].map((rate) => rate.toFixed(0));
    return [
      label,
      ...ratioCells(ratioOf(rates, baseline)),
      ...absolute,
      middle('p50Ms'),
      middle('p99Ms'),
      middle('cpuMs'),
    ];
  };
  printTable(
    [
      'API against',
      `of ${bareSqlName}`,
      'spread',
      'API /s',
      `${bareSqlName} /s`,
      'p50 ms',
      'p99 ms',
      'web CPU ms each',
    ],
    [
      row('its booking, many campaigns', results.many, results.manyBooking),
      row('its booking, one hot campaign', results.hot, results.hotBooking),
      row('all its SQL, many campaigns', results.many, results.manyWhole),
      row('all its SQL, one hot campaign', results.hot, results.hotWhole),
    ],
  );
}
