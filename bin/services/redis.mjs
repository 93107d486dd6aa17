import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { Failure } from '../failure.mjs';
import { LOCALHOST } from './ports.mjs';
import { until } from './until.mjs';

/** What may vanish at any moment, and what must not. */
export const POLICIES = {
  cache: ['save ""', 'appendonly no', 'maxmemory 256mb', 'maxmemory-policy volatile-lru'],
  queue: ['save ""', 'appendonly yes', 'maxmemory-policy noeviction'],
};

/** Starts one redis-server with its data in `folder`, and resolves to its URL. `durable: false` does not wait for the disk. */
export async function startRedis(
  crew,
  { name, policy, command, folder, port, password, logFile, durable = true },
) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = [...POLICIES[policy], ...(durable ? [] : ['appendfsync no'])];
  await crew.start({
    name,
    rank: 'redis',
    command,
    args: ['-'],
    cwd: folder,
    env: { PATH: process.env.PATH },
    // Through standard input, so that the password stands neither in a file nor in the list of processes.
    input: [`port ${port}`, `bind ${LOCALHOST}`, `requirepass ${password}`, ...settings, ''].join('\n'),
    output: { file: logFile },
    ready: (member) => until(() => ping(port, password), { member, sentence: `${name} does not answer.` }),
  });
  return `redis://:${password}@${LOCALHOST}:${port}`;
}

/** The version of a redis-server; a {@link Failure} when it is too old for the queues. */
export function redisVersion(command) {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  const [, version, major, minor] = /v=((\d+)\.(\d+)[\d.]*)/.exec(stdout) ?? [];
  if (Number(major) > 6 || (Number(major) === 6 && Number(minor) >= 2)) return version;
  throw new Failure(
    `Freshet needs Redis 6.2 or newer, and ${command} is ${version ?? 'of unknown version'}.`,
  );
}

/** Throws unless the server answers PONG; one that still loads its data answers with an error. */
async function ping(port, password) {
  const socket = connect(port, LOCALHOST).setTimeout(2_000, () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
    socket.write(`AUTH ${password}\r\nPING\r\n`);
    let answer = '';
    for await (const chunk of socket) {
      answer += chunk;
      if (answer.includes('+PONG')) return;
      if (answer.includes('-')) throw new Error(answer.trim());
    }
    throw new Error('the connection was closed');
  } finally {
    socket.destroy();
  }
}
