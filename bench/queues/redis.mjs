import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { choosePorts, LOCALHOST } from '../../bin/services/ports.mjs';
import { start } from '../children.mjs';

/** A queue's Redis of the bench's own, as on a real day: nothing evicted, every write in an append-only file. */
export class QueueRedis {
  #folder = mkdtempSync(join(tmpdir(), 'freshet-bench-queue-'));
  #child;

  static async start() {
    const redis = new QueueRedis();
    redis.port = (await choosePorts(['queue'])).queue;
    redis.url = `redis://${LOCALHOST}:${redis.port}`;
    await redis.revive();
    redis.client = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 100 });
    redis.client.on('error', () => {});
    return redis;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Starts it with what its file holds. */
  async revive() {
    const flags = [
      '--port',
      this.port,
      '--save',
      '',
      '--appendonly',
      'yes',
      '--maxmemory-policy',
      'noeviction',
      '--dir',
      this.#folder,
      '--bind',
      LOCALHOST,
    ];
    this.#child = start(process.env.REDIS_SERVER_PATH ?? 'redis-server', flags.map(String), {
      stdio: 'ignore',
    });
    // Without the library's own check, which looks again only a second later when the file is still being read.
    const probe = new Redis(this.url, {
      retryStrategy: () => 20,
      maxRetriesPerRequest: null,
      enableReadyCheck: false,
    });
    probe.on('error', () => {});
    while ((await probe.ping().catch(() => '')) !== 'PONG') await pause(5);
    probe.disconnect();
  }

  async kill() {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  async end() {
    this.client.disconnect();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
