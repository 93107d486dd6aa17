import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { root } from '../../bin/place.mjs';
import { end, start } from '../children.mjs';

/** One worker as the Procfile starts it; counts what its log says. */
export class BenchWorker {
  lines = {};
  /** How often its log said that a job was done, by id. */
  done = new Map();
  #ready = [];
  #heardAll;

  constructor(queue, env) {
    this.queue = queue;
    this.child = start(process.execPath, ['dist/worker.js', queue], {
      cwd: root,
      env: { ...env, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'ignore'],
      // As `npm start` does: where the processors are shared among sessions, each worker has its own.
      detached: true,
    });
    const log = createInterface({ input: this.child.stdout }).on('line', (line) => this.#hear(line));
    this.#heardAll = once(log, 'close');
  }

  static async start(queue, env) {
    const worker = new BenchWorker(queue, env);
    await worker.whenReady();
    return worker;
  }

  whenReady() {
    return this.pid ? Promise.resolve() : new Promise((resolve) => this.#ready.push(resolve));
  }

  said(message) {
    return this.lines[message] ?? 0;
  }

  /** Resolves when it has ended and all it said has been heard. */
  async stop() {
    await end(this.child);
    await this.#heardAll;
  }

  /** Kills the process that does the work; the one that watches over it starts another. */
  killWork() {
    this.#signalWork('SIGKILL');
  }

  /** Stops the process that does the work in its tracks: it is there, and does nothing. */
  stopWork() {
    this.#signalWork('SIGSTOP');
  }

  #signalWork(signal) {
    const pid = this.pid;
    this.pid = null;
    process.kill(pid, signal);
  }

  #hear(line) {
    const { msg, pid, jobId } = parsed(line);
    this.lines[msg] = this.said(msg) + 1;
    if (msg === 'job done') this.done.set(jobId, (this.done.get(jobId) ?? 0) + 1);
    if (msg !== 'worker ready') return;
    this.pid = pid;
    for (const resolve of this.#ready.splice(0)) resolve();
  }
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { msg: line };
  }
}
