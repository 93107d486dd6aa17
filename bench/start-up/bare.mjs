// The floor of any start: the same services, and one process that says hello. Says "ready" and runs until it is ended.
//   node bare.mjs <folder for the data>
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../bin/place.mjs';
import { conduct } from '../../bin/processes/conduct.mjs';
import { startEmbedded } from '../../bin/services/embedded.mjs';
import { choosePorts, LOCALHOST } from '../../bin/services/ports.mjs';
import { until } from '../../bin/services/until.mjs';
import { ensureProgram, REDIS } from '../../bin/steps/programs.mjs';

const HELLO = fileURLToPath(new URL('hello.mjs', import.meta.url));
const keep = process.argv[2];

mkdirSync(join(keep, 'logs'), { recursive: true });
await conduct({ register: join(keep, 'pids.json') }, async (crew) => {
  const redisCommand = await ensureProgram(crew, REDIS);
  const { hello: port } = await choosePorts(['hello']);
  // The demo's mail server is no part of a floor.
  await startEmbedded(crew, { root, keep, redisCommand, given: { SMTP_URL: 'none' } });
  await crew.start({
    name: 'hello',
    rank: 'app',
    command: process.execPath,
    args: [HELLO, String(port)],
    ready: (member) =>
      until(() => fetch(`http://${LOCALHOST}:${port}/`), { member, sentence: 'It does not say hello.' }),
  });
  process.send('ready');
  await new Promise(() => {});
});
process.exit();
