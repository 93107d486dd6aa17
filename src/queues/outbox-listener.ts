import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/config.js';
import { Log } from '../shared/log.js';
import { OUTBOX_CHANNEL } from './outbox-bell.js';
import { isQueueName, QUEUE_NAMES, type QueueName } from './queue-kinds.js';

const RECONNECT_MS = 1_000;

/** Told for which kinds there is something. */
type OnRing = (kinds: readonly QueueName[]) => void;

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

  listen(onRing: OnRing): void {
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

  async #connect(onRing: OnRing): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.database.url.reveal(), application_name: 'freshet outbox', keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => this.#retryLater(onRing));
    client.on('notification', ({ payload }) => onRing(toKinds(payload)));
    this.#client = client;
    await client.connect();
    await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
    // What was written while nobody listened.
    onRing(QUEUE_NAMES);
  }

  #retryLater(onRing: OnRing): void {
    if (this.#isClosed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.listen(onRing), RECONNECT_MS).unref();
  }
}

/** A bell that does not say for whom, as older versions ring it, is for all. */
function toKinds(payload = ''): readonly QueueName[] {
  const kinds = payload.split(',').filter(isQueueName);
  return kinds.length > 0 ? kinds : QUEUE_NAMES;
}
