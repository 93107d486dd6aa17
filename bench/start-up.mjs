import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { choosePorts } from '../bin/services/ports.mjs';
import { end, start } from './children.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { demoFileOf, withCopy } from './start-up/project.mjs';
import { printTable, ratioCells } from './table.mjs';

const ROUNDS = 3;
const PATIENCE_MS = 120_000;
const BARE = fileURLToPath(new URL('start-up/bare.mjs', import.meta.url));

/** A later `npm start`, against the time this machine needs for the services and a process that says hello. */
export const bench = () =>
  withCopy(async (folder, home) => {
    const measures = { start: () => secondsToStart(folder), bare: () => secondsToBare(join(home, 'bare')) };
    // The first of each makes the data.
    await inRounds(1, measures);
    print(await inRounds(ROUNDS, measures));
  });

function print({ start: starts, bare }) {
  const seconds = (values) => median(values).toFixed(2);
  printTable(
    ['', 'of bare services + hello', 'spread', 'start s', 'bare s'],
    [['npm start, second time', ...ratioCells(ratioOf(starts, bare)), seconds(starts), seconds(bare)]],
  );
}

async function secondsToStart(folder) {
  const { web } = await choosePorts(['web']);
  const ready = demoFileOf(folder);
  rmSync(ready, { force: true });
  return timed([join(folder, 'bin', 'start.mjs'), '--port', String(web)], { cwd: folder }, async () => {
    while (!existsSync(ready)) await pause(10);
  });
}

const secondsToBare = (keep) => timed([BARE, keep], {}, (child) => once(child, 'message'));

/** The seconds until `ready(child)`; ends the process afterwards and waits until it has gone. */
async function timed(args, options, ready) {
  const began = performance.now();
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = start(process.execPath, args, { ...options, env: ownEnvironment(), stdio });
  try {
    await Promise.race([ready(child), failureOf(child), tooLate()]);
    return (performance.now() - began) / 1_000;
  } finally {
    await end(child);
  }
}

/** Without what names services that run already. */
const ownEnvironment = () => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LANG: process.env.LANG ?? 'C',
});

async function failureOf(child) {
  const [code] = await once(child, 'exit');
  throw new Error(`it ended with ${code} before it was ready`);
}

async function tooLate() {
  await pause(PATIENCE_MS, undefined, { ref: false });
  throw new Error(`it was not ready within ${PATIENCE_MS / 1_000} s`);
}
