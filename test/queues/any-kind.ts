import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { QueueName } from '../../src/queues/queue-kinds.js';

const PROGRAM = new URL('any-kind-process.mjs', import.meta.url);

/** A worker of a kind, in a process of its own, whose jobs block or throw. */
export class AnyKindProcess {
  readonly #child: ChildProcess;

  private constructor(queue: QueueName, redisUrl: string) {
    this.#child = fork(PROGRAM, [queue, redisUrl], { execArgv: [] });
  }

  static async start(queue: QueueName, redisUrl: string): Promise<AnyKindProcess> {
    const started = new AnyKindProcess(queue, redisUrl);
    await once(started.#child, 'message');
    return started;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
