import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { Log, reasonOf } from '../shared/log.js';
import type { ApiKey } from './api-keys.js';

const NOTED_EVERY_MS = 60_000;

const NOTE_SQL = `
  UPDATE api_keys SET last_used_at = $2
  WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`;

/** Notes when keys are used, once a minute each: a key that is used a thousand times a second writes no more than that. */
@Injectable()
export class KeyUses {
  readonly #noted = new LRUCache<string, true>({ max: 10_000, ttl: NOTED_EVERY_MS });
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.#log = log.in('api-keys');
  }

  /** Nobody waits for it, and a request does not fail because it could not be noted. */
  note({ id, organisationId }: ApiKey): void {
    if (this.#noted.has(id)) return;
    this.#noted.set(id, true);
    this.transactions
      .run({ organisationId }, (tx) => tx.rows(NOTE_SQL, [id, this.clock.now()]))
      .catch((error: unknown) => this.#log.warn({ keyId: id, reason: reasonOf(error) }, 'use of a key not noted'));
  }
}
