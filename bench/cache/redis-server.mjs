import { Redis } from 'ioredis';
import { once } from 'node:events';
import { choosePorts, LOCALHOST } from '../../bin/services/ports.mjs';
import { start } from '../children.mjs';

/** The bench's own Redis, which it kills and revives. */
export class RedisServer {
  #child;

  static async start() {
    const server = new RedisServer();
    const { cache: port } = await choosePorts(['cache']);
    server.port = port;
    server.url = `redis://${LOCALHOST}:${port}`;
    await server.revive();
    return server;
  }

  /** Starts it, empty. */
  async revive() {
    const flags = ['--port', String(this.port), '--bind', LOCALHOST, '--save', '', '--maxmemory', '256mb'];
    const command = process.env.REDIS_SERVER_PATH ?? 'redis-server';
    this.#child = start(command, [...flags, '--maxmemory-policy', 'volatile-lru'], { stdio: 'ignore' });
    const probe = new Redis(this.url, { retryStrategy: () => 50, maxRetriesPerRequest: null }).on(
      'error',
      () => {},
    );
    await probe.ping();
    probe.disconnect();
  }

  async flush() {
    const client = new Redis(this.url);
    await client.flushall();
    client.disconnect();
  }

  async kill() {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
