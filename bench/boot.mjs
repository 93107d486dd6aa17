import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../bin/place.mjs';
import { npm } from '../bin/steps/npm.mjs';
import { bootNothing, bootServer, bootWorker } from './boot/booting.mjs';
import { run } from './children.mjs';
import { withPlatform } from './donations/platform.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { printTable, ratioCells } from './table.mjs';

const ROUNDS = 3;
const QUEUES = ['transactional', 'email', 'import', 'report', 'cache-refresh', 'forced-refresh'];
const BARE = fileURLToPath(new URL('boot/fastify-pg.mjs', import.meta.url));
const HELLO = fileURLToPath(new URL('start-up/hello.mjs', import.meta.url));
const PACK = join(root, 'dist', 'packed');

/** From spawn to the first page answered, or to taking jobs: our processes as built and as packed, beside bare ones. */
export const bench = () =>
  withPack(() =>
    withPlatform(async ({ databaseUrl, env }) => {
      const workers = (folder) =>
        QUEUES.map((queue) => [
          `worker ${queue}${folder === 'dist' ? '' : ', packed'}`,
          () => bootWorker(`${folder}/start-worker.js`, queue, env),
        ]);
      const measures = {
        'node -e 0': bootNothing,
        'bare Fastify + pg, one query': () => bootServer((port) => [BARE, port, databaseUrl]),
        'bare Nest + Fastify': () => bootServer((port) => [HELLO, port]),
        web: () => bootServer(() => ['dist/start-web.js'], env),
        'web, packed': () => bootServer(() => ['dist/packed/start-web.js'], env),
        ...Object.fromEntries(workers('dist')),
        ...Object.fromEntries(workers('dist/packed')),
      };
      // The first of each brings the files into memory.
      await inRounds(1, measures);
      print(await inRounds(ROUNDS, measures));
    }),
  );

/** With the pack there, which only deployments have otherwise. */
async function withPack(work) {
  const wasThere = existsSync(PACK);
  const { command, args } = npm('run', '--silent', 'build:pack');
  if (!wasThere) await run(command, args, { cwd: root });
  try {
    await work();
  } finally {
    if (!wasThere) rmSync(PACK, { recursive: true, force: true });
  }
}

function print(results) {
  const secondsOf = (name) => results[name].map(({ seconds }) => seconds);
  const bare = secondsOf('bare Fastify + pg, one query');
  const rows = Object.keys(results).map((name) => {
    const text = (measure, digits) => {
      const known = results[name].flatMap((result) => result[measure] ?? []);
      return known.length > 0 ? median(known).toFixed(digits) : '';
    };
    return [
      name,
      ...ratioCells(ratioOf(secondsOf(name), bare)),
      text('seconds', 2),
      text('cpuSeconds', 2),
      text('megabytes', 0),
    ];
  });
  printTable(['', 'of bare Fastify + pg', 'spread', 's', 'CPU s', 'RSS MB'], rows);
}
