import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';

/** A Redis of one's own, to be killed, frozen and started again on the same port. */
export class RedisServer {
  #child: ChildProcess | undefined;

  private constructor(readonly port: number) {}

  static async start(...flags: string[]): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.revive(...flags);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, empty. */
  async revive(...flags: string[]): Promise<void> {
    this.#child = spawn(process.env['REDIS_SERVER_PATH'] ?? 'redis-server', ['--port', String(this.port), '--save', '', ...flags], { stdio: 'ignore' });
    const probe = new Redis(this.port, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    probe.on('error', () => undefined);
    await probe.ping();
    probe.disconnect();
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
