import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Failure } from '../failure.mjs';

export const LOCALHOST = '127.0.0.1';

/** Below the range from which systems take the ports of outgoing connections, so that none is taken from us by chance. */
const FIRST = 20_000;
const COUNT = 10_000;

/**
 * A free port for each name, the same as last time where it still is free; remembered in `file` when one is given.
 */
export async function choosePorts(names, file = null) {
  const before = file ? remembered(file) : {};
  const ports = {};
  for (const name of names) {
    const taken = Object.values(ports);
    ports[name] = await freePort(taken.includes(before[name]) ? undefined : before[name], taken);
  }
  if (file) writeFileSync(file, JSON.stringify({ ...before, ...ports }, null, 2));
  return ports;
}

async function freePort(preferred, taken) {
  for (let port = preferred ?? randomPort(); ; port = randomPort()) {
    if (!taken.includes(port) && !(await whyNotFree(port))) return port;
  }
}

const randomPort = () => FIRST + Math.floor(Math.random() * COUNT);

/** Throws a {@link Failure} that says what to do when our own port is not to be had. */
export async function requireFreePort(port) {
  const why = await whyNotFree(port);
  if (why === null) return;
  const instead = 'choose another one, as in: npm start -- --port 3001';
  if (why === 'EADDRINUSE')
    throw new Failure(`Port ${port} is in use: stop what listens there, or ${instead}`);
  if (why === 'EACCES') throw new Failure(`This user may not listen on port ${port}: ${instead}`);
  throw new Failure(`Cannot listen on ${LOCALHOST}:${port} (${why}): ${instead}`);
}

function whyNotFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host: LOCALHOST, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function remembered(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
