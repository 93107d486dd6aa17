import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './identity.mjs';

/**
 * How each rank of process is ended, in this order: whoever uses a service goes before it.
 * `group`: the last signal goes to the whole process group, so that what a process started ends with it.
 * Postgres gets SIGINT (its fast shutdown) and never SIGKILL, which would leave its shared memory behind.
 */
export const ENDING = {
  step: { signal: 'SIGTERM', graceMs: 5_000, last: 'SIGKILL', group: true, signalGroup: true },
  traffic: { signal: 'SIGTERM', graceMs: 2_000, last: 'SIGKILL', group: true },
  app: { signal: 'SIGTERM', graceMs: 25_000, last: 'SIGKILL', group: true },
  mail: { signal: 'SIGTERM', graceMs: 2_000, last: 'SIGKILL' },
  redis: { signal: 'SIGTERM', graceMs: 10_000, last: 'SIGKILL' },
  postgres: { signal: 'SIGINT', graceMs: 60_000, last: 'SIGQUIT' },
};

const HASTENED = new Set(['step', 'traffic', 'app']);

/**
 * Ends `members` ({ pid, rank }) rank by rank and returns when all are gone.
 * `longestMs` caps the grace of what runs on the services; aborting `hasten` ends that grace at once.
 */
export async function endInOrder(members, { longestMs = Infinity, hasten } = {}) {
  for (const rank of Object.keys(ENDING)) {
    const those = members.filter((member) => member.rank === rank);
    const graceMs = HASTENED.has(rank) ? Math.min(ENDING[rank].graceMs, longestMs) : ENDING[rank].graceMs;
    await Promise.all(
      those.map((member) => end(member.pid, ENDING[rank], graceMs, HASTENED.has(rank) && hasten)),
    );
  }
}

async function end(pid, { signal, last, group, signalGroup }, graceMs, hasten) {
  send(signalGroup ? -pid : pid, signal);
  if (!(await gone(pid, graceMs, hasten))) {
    send(group ? -pid : pid, last);
    await gone(pid, 10_000);
  }
  // A leader that went quietly may have left some of its own behind.
  if (group) send(-pid, 'SIGKILL');
}

async function gone(pid, withinMs, hasten) {
  const until = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() >= until || (hasten && hasten.aborted)) return false;
    await pause(20);
  }
  return true;
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, which is what was wanted.
  }
}
