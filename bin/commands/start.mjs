import { dropDemoFile } from '../app/demo-file.mjs';
import { Failure, Stopped } from '../failure.mjs';
import { note, print, stopwatch } from '../output/progress.mjs';
import { kept, openKeep } from '../place.mjs';
import { conduct, leaveWith } from '../processes/conduct.mjs';
import { endInOrder } from '../processes/ending.mjs';
import { takeLock } from '../processes/lock.mjs';
import { readRegister } from '../processes/register.mjs';
import { requireFreePort } from '../services/ports.mjs';
import { bringUp } from './bring-up.mjs';
import { startFlags, USAGE } from './start-flags.mjs';

const REGISTER = kept('pids.json');

/** `npm start`: see {@link USAGE}. */
export const run = (args) =>
  leaveWith(async () => {
    const flags = startFlags(args);
    if (!flags.help) return start(flags);
    print(USAGE);
    return 0;
  });

async function start(flags) {
  const took = stopwatch();
  refuseWindows();
  openKeep();
  const unlock = takeLock(kept('start.lock'));
  try {
    dropDemoFile();
    await endLeftovers();
    await requireFreePort(flags.port);
    const ended = await conduct({ register: REGISTER }, (crew) => bringUp(crew, flags, took));
    return ended instanceof Stopped ? 0 : 1;
  } finally {
    unlock();
  }
}

/** What an earlier start could not end because it was killed, and its watchdog with it. */
async function endLeftovers() {
  const leftovers = readRegister(REGISTER);
  if (leftovers.length === 0) return;
  note(`ending what an earlier start left behind: ${leftovers.map(({ name }) => name).join(', ')}`);
  await endInOrder(leftovers, { longestMs: 5_000 });
}

function refuseWindows() {
  if (process.platform === 'win32') throw new Failure('There is no Redis for Windows: run Freshet in WSL.');
}
