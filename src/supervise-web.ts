import cluster from 'node:cluster';
import type { Log } from './shared/log.js';

const PAUSE_MS = 1_000;

/** Runs `count` web processes on one port, and another for each that dies, until it is told to stop. */
export function superviseWeb(count: number, log: Log): void {
  let isStopping = false;
  for (let started = 0; started < count; started += 1) cluster.fork();
  cluster.on('exit', (worker, code, signal) => {
    if (isStopping) return;
    log.error({ pid: worker.process.pid, code, signal }, 'web process died, starting another');
    setTimeout(() => cluster.fork(), PAUSE_MS);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      isStopping = true;
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill(signal);
    });
  }
}
