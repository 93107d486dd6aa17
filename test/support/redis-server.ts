import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

/** Two may have chosen the same port. */
const MOST_TRIES = 5;

/** A Redis of one's own, to be killed, frozen and started again on the same port. */
export class RedisServer {
  #child: ChildProcess | undefined;

  private constructor(readonly port: number) {}

  static async start(...flags: string[]): Promise<RedisServer> {
    for (let tries = 1; ; tries += 1) {
      const server = new RedisServer(await freePort());
      const isTaken = await server.revive(...flags).then(() => false, (error: unknown) => {
        if (tries === MOST_TRIES) throw error;
        return true;
      });
      if (!isTaken) return server;
    }
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, empty. */
  async revive(...flags: string[]): Promise<void> {
    const child = spawn(process.env['REDIS_SERVER_PATH'] ?? 'redis-server', ['--port', String(this.port), '--save', '', ...flags], { stdio: 'ignore' });
    this.#child = child;
    const probe = new Redis(this.port, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    probe.on('error', () => undefined);
    const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`redis-server ended with ${String(code)}: is somebody else on port ${this.port}?`)));
    await Promise.race([probe.ping(), ended]).finally(() => probe.disconnect());
  }

  async flush(): Promise<void> {
    const client = new Redis(this.port);
    await client.flushall();
    client.disconnect();
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}
