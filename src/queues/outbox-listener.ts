import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { Log } from '../shared/log.js';
import { OUTBOX_CHANNEL } from './outbox-bell.js';

const RECONNECT_MS = 1_000;

/** Holds the one connection that LISTENs, and makes it anew when it is lost. */
@Injectable()
export class OutboxListener {
  readonly #log;
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    private readonly config: Config,
    log: Log,
  ) {
    this.#log = log.in('outbox');
  }

  listen(onRing: () => void): void {
    this.#connect(onRing).catch((error: unknown) => {
      this.#log.warn({ reason: String(error) }, 'outbox bell not heard, sweeping meanwhile');
      this.#retryLater(onRing);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(onRing: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.database.url.reveal(), application_name: 'freshet outbox', keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => this.#retryLater(onRing));
    client.on('notification', onRing);
    this.#client = client;
    await client.connect();
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    // What was written while nobody listened.
    onRing();
  }

  #retryLater(onRing: () => void): void {
    if (this.#isClosed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.listen(onRing), RECONNECT_MS).unref();
  }
}
