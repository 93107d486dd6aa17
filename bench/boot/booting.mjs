import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../bin/place.mjs';
import { choosePorts, LOCALHOST } from '../../bin/services/ports.mjs';
import { end, start } from '../children.mjs';

/** From spawn to the end of a Node process with nothing to do: `{ seconds }`. */
export async function bootNothing() {
  const began = performance.now();
  await once(start(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return { seconds: secondsSince(began) };
}

/** From spawn to the first page that `args(port)` answers with: `{ seconds, cpuSeconds, megabytes }`, the latter two as they are then. */
export async function bootServer(args, env = {}) {
  const { web: port } = await choosePorts(['web']);
  const url = `http://${LOCALHOST}:${port}`;
  const began = performance.now();
  const child = start(process.execPath, args(String(port)), {
    cwd: root,
    env: { ...env, PORT: String(port), PUBLIC_URL: url },
    stdio: 'ignore',
  });
  try {
    while (!(await answers(url))) {
      if (child.exitCode !== null) throw new Error(`${args(port)[0]} ended before it answered`);
      await pause(5);
    }
    return { seconds: secondsSince(began), ...usageOf(child.pid) };
  } finally {
    await end(child);
  }
}

/** From spawn to the moment a worker says that it takes jobs, of the process that does the work. */
export async function bootWorker(program, queue, env) {
  const began = performance.now();
  const child = start(process.execPath, [program, queue], {
    cwd: root,
    env: { ...env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const { msg, pid } = JSON.parse(line);
      if (msg === 'worker ready') return { seconds: secondsSince(began), ...usageOf(pid) };
    }
    throw new Error(`the worker of ${queue} ended before it was ready`);
  } finally {
    child.stdout.resume();
    await end(child);
  }
}

const secondsSince = (began) => (performance.now() - began) / 1_000;

async function answers(url) {
  const answer = await fetch(url).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.ok === true;
}

/** What a running process holds, and what it has computed since its start; kernels count the latter in hundredths. */
function usageOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  // Its name, which may hold spaces, ends with the last bracket.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return {
    megabytes: Number(kilobytes) / 1_024,
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
  };
}
