import { readFileSync } from 'node:fs';
import { Failure, Stopped } from '../failure.mjs';
import { note, print, step } from '../output/progress.mjs';
import { root } from '../place.mjs';
import { startFleeting } from '../services/fleeting.mjs';
import { redisVersion } from '../services/redis.mjs';
import { auditDependencies } from '../steps/audit.mjs';
import { build } from '../steps/build.mjs';
import { areInstalled, installDependencies } from '../steps/dependencies.mjs';
import { FIRST_RUN_MB, LATER_MB, requireSpace } from '../steps/disk-space.mjs';
import { npm } from '../steps/npm.mjs';
import { CHROMIUM, ensureProgram, REDIS } from '../steps/programs.mjs';

/** From a fresh clone to the last test; counts in `tally` as it goes. */
export async function runTests(crew, { home, args, tally }) {
  await requireSpace(root, areInstalled(root) ? LATER_MB : FIRST_RUN_MB);
  await step('dependencies', () => installDependencies(crew, root));
  const redisCommand = await step('redis-server', () => ensureProgram(crew, REDIS), redisVersion);
  const chromium = await step('chromium', () => ensureProgram(crew, CHROMIUM));

  if (args.length === 0) {
    await count(tally, 'lint', () => script(crew, 'lint')).catch(goOn);
    await count(tally, 'types', () => script(crew, 'types')).catch(goOn);
    await count(tally, 'audit', () => auditDependencies(crew, root), tellAudit).catch(goOn);
  }
  await count(tally, 'build', () => build(crew, root));
  const services = await step(
    'services',
    () => startFleeting(crew, { root, home, redisCommand }),
    () => 'running',
  );
  await jest(crew, { home, args, tally, env: environment(services, { redisCommand, chromium }) });
}

const tellAudit = (found) => found ?? 'the registry tells no advisories';

/** What resolves to null could not be done, and counts neither way. */
async function count(tally, label, work, describe) {
  try {
    if ((await step(label, work, describe)) !== null) tally.passed += 1;
  } catch (error) {
    if (!(error instanceof Stopped)) tally.failed += 1;
    throw error;
  }
}

async function script(crew, name) {
  const lines = [];
  const { command, args } = npm('run', '--silent', name);
  const output = { onLine: (line) => lines.push(line) };
  const { code } = await crew.run({ name, command, args, cwd: root, output });
  if (code !== 0) throw new Failure(`${name} found faults.`, lines);
  return 'passed';
}

/** A fault of style or type does not keep the tests from being worth running. */
function goOn(error) {
  if (error instanceof Stopped) throw error;
  for (const line of error.lastLines) print(`  ${line}`);
}

export function environment({ postgres, cacheUrl, queueUrl }, { redisCommand, chromium }) {
  return {
    ...process.env,
    TEST_DATABASE_URL: postgres.urlOf('postgres'),
    TEST_REDIS_CACHE_URL: cacheUrl,
    TEST_REDIS_QUEUE_URL: queueUrl,
    REDIS_SERVER_PATH: redisCommand,
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  };
}

async function jest(crew, { home, args, tally, env }) {
  note('tests');
  const results = `${home.folder}/results.json`;
  const run = npm('run', '--silent', 'jest', '--', '--json', `--outputFile=${results}`, ...args);
  const { code } = await crew.run({ name: 'jest', ...run, cwd: root, env, output: 'inherit' });
  const before = tally.failed;
  const ran = add(results, tally);
  if (ran === 0) throw new Failure('No test ran.');
  // Jest also fails for reasons that no single test stands for, such as one that is never done.
  if (code !== 0 && tally.failed === before) tally.failed += 1;
}

function add(results, tally) {
  let written;
  try {
    written = JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    throw new Failure('Jest did not come to its end.');
  }
  tally.addJest(written);
  return written.numPassedTests + written.numFailedTests + written.numRuntimeErrorTestSuites;
}
