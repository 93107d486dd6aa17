import { rmSync } from 'node:fs';
import { Stopped } from '../failure.mjs';
import { print } from '../output/progress.mjs';
import { conduct, leaveWith, told } from '../processes/conduct.mjs';
import { temporaryHome } from '../services/postgres-home.mjs';
import { runTests } from './run-tests.mjs';
import { Tally } from './tally.mjs';

const INTERRUPTED = 130;

/** `npm test`: everything, or with arguments those tests that Jest finds by them. */
export const run = (args) => leaveWith(() => test(args));

async function test(args) {
  const tally = new Tally();
  const ended = await inTemporaryHome((home) => (crew) => runTests(crew, { home, args, tally })).catch(told);
  // Whatever ended the run early is one thing that did not pass, unless it has been counted already.
  if (ended && tally.failed === 0) tally.failed += 1;
  print(String(tally));
  if (ended instanceof Stopped) return INTERRUPTED;
  return tally.failed === 0 ? 0 : 1;
}

/** Conducts `flowIn(home)` with a home for the services that is gone afterwards. */
export async function inTemporaryHome(flowIn) {
  const home = temporaryHome();
  try {
    return await conduct({ register: `${home.folder}/pids.json`, folderToRemove: home.folder }, flowIn(home));
  } finally {
    rmSync(home.folder, { recursive: true, force: true });
  }
}
