import { Stopped } from '../failure.mjs';
import { step } from '../output/progress.mjs';
import { root } from '../place.mjs';
import { leaveWith, told } from '../processes/conduct.mjs';
import { startFleeting } from '../services/fleeting.mjs';
import { build } from '../steps/build.mjs';
import { installDependencies } from '../steps/dependencies.mjs';
import { ensureProgram, REDIS } from '../steps/programs.mjs';
import { environment } from './run-tests.mjs';
import { inTemporaryHome } from './test.mjs';

/** `npm run bench`: bench/run.mjs with the services of a test run, but writing to disk as on a real day. */
export const run = (args) =>
  leaveWith(async () => {
    let code = 1;
    const ended = await inTemporaryHome((home) => async (crew) => {
      code = await bench(crew, home, args);
    }).catch(told);
    return ended instanceof Stopped ? 130 : code;
  });

async function bench(crew, home, args) {
  await step('dependencies', () => installDependencies(crew, root));
  const redisCommand = await step('redis-server', () => ensureProgram(crew, REDIS));
  await step('build', () => build(crew, root));
  const services = await step(
    'services',
    () => startFleeting(crew, { root, home, redisCommand, durable: true }),
    () => 'running',
  );
  const { code } = await crew.run({
    name: 'bench',
    command: process.execPath,
    args: ['bench/run.mjs', ...args],
    cwd: root,
    env: environment(services, { redisCommand }),
    output: 'inherit',
  });
  return code ?? 1;
}
