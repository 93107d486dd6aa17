import { RebuildFigures } from '../figures/rebuild-figures.js';
import { readArguments, type Command } from './command.js';

/** Whoever serves pages meanwhile keeps what it has in memory for seconds; a process from before the restore must be started anew. */
export const figuresRebuild: Command = async (args, { openFigures, print, complain }) => {
  readArguments({ args, options: {} });
  const app = await openFigures();
  const from = performance.now();
  try {
    const { rebuilt, steps, forgotten } = await app.get(RebuildFigures).run();
    const seconds = ((performance.now() - from) / 1_000).toFixed(1);
    print(`figures of ${rebuilt} things made anew from the ledger, ${steps} steps, in ${seconds} s`);
    if (forgotten === null) {
      complain('Redis was out of reach: empty the cache before anything is served from it');
      return 1;
    }
    print(`Redis has dropped what it held of ${forgotten} things`);
    print('web and workers that ran before a restore must be started anew');
    return 0;
  } finally {
    await app.close();
  }
};
