import type { Redis } from 'ioredis';
import cluster, { type Worker } from 'node:cluster';
import { performance } from 'node:perf_hooks';
import type { QueueName } from './queues/queue-kinds.js';
import type { Log } from './shared/log.js';
import { countReady } from './workers/ready-jobs.js';
import { memoryFlags } from './workers/worker-memory.js';
import { WedgeWatch, type Pulse } from './workers/wedge-watch.js';

const LOOK_MS = 1_000;
const PAUSE_MS = 500;

/** After this a process that was told to stop is killed: platforms give 30 s. */
const STOP_MS = 25_000;

export interface Supervision {
  readonly queue: QueueName;
  /** A connection to the queue's Redis of the supervisor's own. */
  readonly redis: Redis;
  readonly log: Log;
}

/**
 * Keeps one worker process at work: starts another when it dies, and replaces it when it lives but consumes nothing. One
 * that ends before it was ever ready ends us too, with its exit code: what is wrong then is not the process.
 */
export function superviseWorker({ queue, redis, log }: Supervision): void {
  let isStopping = false;
  let wasReady = false;
  let watch = new WedgeWatch(performance.now());
  cluster.setupPrimary({ execArgv: [...process.execArgv, ...memoryFlags(queue)] });
  let worker = start();

  function start(): Worker {
    watch = new WedgeWatch(performance.now());
    const started = cluster.fork();
    started.on('message', (pulse: Pulse) => {
      wasReady = true;
      if (started === worker) watch.hear(pulse, performance.now());
    });
    return started;
  }

  cluster.on('exit', ({ process: { pid } }, code, signal) => {
    if (isStopping || !wasReady) process.exit(isStopping ? 0 : (code ?? 1));
    log.error({ queue, pid, code, signal }, 'worker died, starting another');
    setTimeout(() => (worker = start()), PAUSE_MS);
  });

  setInterval(async () => {
    watch.see(await countReady(redis, queue), performance.now());
    const reason = watch.reasonToReplace(performance.now());
    if (reason === null || isStopping) return;
    log.error({ queue, pid: worker.process.pid, reason }, 'worker is wedged, replacing it');
    watch = new WedgeWatch(performance.now());
    worker.process.kill('SIGKILL');
  }, LOOK_MS);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      worker.process.kill(signal);
      setTimeout(() => worker.process.kill('SIGKILL'), STOP_MS).unref();
    });
  }
}
