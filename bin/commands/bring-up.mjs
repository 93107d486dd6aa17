import { writeDemoFile } from '../app/demo-file.mjs';
import { appEnvironment } from '../app/environment.mjs';
import { keepProcess } from '../app/processes.mjs';
import { readProcfile } from '../app/procfile.mjs';
import { plantDemo, release } from '../app/release.mjs';
import { startTraffic } from '../app/traffic.mjs';
import { welcome } from '../app/welcome.mjs';
import { print, step } from '../output/progress.mjs';
import { keep, root } from '../place.mjs';
import { startEmbedded } from '../services/embedded.mjs';
import { redisVersion } from '../services/redis.mjs';
import { build } from '../steps/build.mjs';
import { areInstalled, installDependencies } from '../steps/dependencies.mjs';
import { FIRST_RUN_MB, LATER_MB, requireSpace } from '../steps/disk-space.mjs';
import { ensureProgram, REDIS } from '../steps/programs.mjs';

const never = new Promise(() => {});

/** From a fresh clone to a running platform; then runs until somebody stops it or a process is lost. */
export async function bringUp(crew, flags, took) {
  const services = await bringUpServices(crew, process.env);
  const env = appEnvironment({ ...flags, services });
  const url = env.PUBLIC_URL;
  let tell = () => {};
  const demo = await bringUpApp(crew, { root, env, onAnother: () => tell() }, flags);
  tell = () => writeDemoFile({ url, demo, env, pids: crew.pids() });
  tell();
  if (flags.traffic) await startTraffic(crew, flags.traffic).then(tell);
  print(
    welcome({
      url,
      demo,
      mail: process.env.SMTP_URL ? 'sent through SMTP_URL' : '.freshet/mail',
      took: took(),
    }),
  );
  await never;
}

async function bringUpServices(crew, given) {
  await requireSpace(root, areInstalled(root) ? LATER_MB : FIRST_RUN_MB);
  await step('dependencies', () => installDependencies(crew, root));
  const bringsRedis = !(given.REDIS_CACHE_URL && given.REDIS_QUEUE_URL);
  const redisCommand =
    bringsRedis && (await step('redis-server', () => ensureProgram(crew, REDIS), redisVersion));
  await step('build', () => build(crew, root));
  return step(
    'services',
    () => startEmbedded(crew, { root, keep, redisCommand, given }),
    () => 'running',
  );
}

/**
 * Starts the lines of the Procfile and resolves to what the demo data say of themselves. Booting is all computing, so the
 * web goes first, beside the demo data, and does not share the machine with the workers until it is ready.
 */
async function bringUpApp(crew, place, flags) {
  const lines = readProcfile(`${place.root}/Procfile`);
  const [migrations, web] = ['release', 'web'].map((name) => lines.find((line) => line.name === name));
  const workers = lines.filter((line) => line !== migrations && line !== web);

  await step('database', () => release(crew, migrations, place));
  const webReady = keepProcess(crew, web, place, place.onAnother);
  // Looked at below; without this an early end would count as nobody's.
  webReady.catch(() => {});
  const demo = flags.demo ? await step('demo data', () => plantDemo(crew, place), campaignsOf) : null;
  await step(
    'web',
    () => webReady,
    () => 'ready',
  );
  await step(
    'workers',
    () => Promise.all(workers.map((line) => keepProcess(crew, line, place, place.onAnother))),
    () => `${workers.length} started`,
  );
  return demo;
}

const campaignsOf = ({ campaigns }) => `${campaigns.length} campaigns`;
