import { readdirSync, readFileSync } from 'node:fs';

/** What a process has computed so far in all its threads, in seconds, as the scheduler of Linux counts it. */
export function cpuSecondsOf(pid) {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]));
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9;
}
