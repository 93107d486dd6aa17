// One process of a fleet of readers: each message `{ action, number, ... }` is answered with what came of it, unless it
// has no number.
import { countingSource } from './source.mjs';
import { countSocketWrites } from './socket-writes.mjs';
import { readInTurn, readTogether } from './reads.mjs';
import { readFor } from './readers.mjs';

let source;
let contender;
let port;

const ACTIONS = {
  async open({ name, redisUrl, databaseUrl, ttlMs, computeMs }) {
    source = countingSource(computeMs);
    port = new URL(redisUrl).port;
    const { open } = await import(`./contenders/${name}.mjs`);
    contender = await open({ redisUrl, databaseUrl, ttlMs, source: source.compute });
  },
  warm: ({ ids }) => Promise.all(ids.map((id) => contender.read(id))).then(() => undefined),
  readInTurn: ({ ids, times }) => readInTurn(contender, ids, times),
  readTogether: ({ ids }) => countSocketWrites(port, () => readTogether(contender, ids)),
  readFor: (wishes) => readFor(contender, source, wishes),
  /** From now on the source fails, or works again. */
  break: () => source.break(),
  mend: () => source.mend(),
};

process.on('message', async ({ action, number, ...wishes }) => {
  const answer = await Promise.resolve(ACTIONS[action](wishes)).then(
    (result) => ({ result }),
    (error) => ({ error: error.stack }),
  );
  if (number !== undefined) process.send({ number, ...answer });
});
// What a library leaves unhandled is no reason for its readers to end.
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());
