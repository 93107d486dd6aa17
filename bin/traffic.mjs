// Simulated donors for the demo: they look around, and about one in three gives.
//   node traffic.mjs <demo.json> <donors per second>
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { visit } from './traffic/donor.mjs';
import { Observations } from './traffic/observations.mjs';

const [demoFile, rate] = process.argv.slice(2);
const SUMMARY_EVERY_MS = 5_000;

const demo = JSON.parse(readFileSync(demoFile, 'utf8'));
if (new URL(demo.url).hostname !== '127.0.0.1') throw new Error(`${demo.url} is not on this machine`);

const perSecond = Number(rate);
/** When the site is slower than the donors come, the rest stay away rather than pile up here. */
const mostAtOnce = Math.min(500, 20 + 4 * perSecond);
let underWay = 0;

const observations = new Observations();
setInterval(() => console.log(observations.summary()), SUMMARY_EVERY_MS);

for (;;) {
  // As people arrive: independently of each other, at this rate on average.
  await pause((-Math.log(1 - Math.random()) * 1_000) / perSecond);
  if (underWay >= mostAtOnce) continue;
  underWay += 1;
  void visit(demo, observations).finally(() => {
    underWay -= 1;
  });
}
