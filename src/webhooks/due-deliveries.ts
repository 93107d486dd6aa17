import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId, WebhookDeliveryId, WebhookEndpointId, WebhookEventId } from '../shared/ids.js';
import { forgetEventsSql, isDueSql, takeDueSql } from './deliveries.sql.js';

/**
 * Endpoints whose last attempt arrived, and those whose last attempts came to nothing. Each lane is one job at a time:
 * receivers that stall hold up each other and nobody else.
 */
export const LANES = ['steady', 'failing'] as const;

export type Lane = (typeof LANES)[number];

/** A delivery that is being attempted, and all that is needed for it. */
export interface TakenDelivery {
  readonly id: WebhookDeliveryId;
  readonly organisationId: OrganisationId;
  readonly endpointId: WebhookEndpointId;
  readonly eventId: WebhookEventId;
  /** Which attempt it is, from 1. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly url: string;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
  readonly type: string;
  readonly data: object;
  readonly happenedAt: Date;
}

/** Longer than an attempt and the booking of it take. */
const SLACK_MS = 20_000;

const KEPT_MS = 30 * 24 * 3_600_000;
const FORGOTTEN_AT_ONCE = 1_000;

/** The deliveries that wait, of all organisations. */
@Injectable()
export class DueDeliveries {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Takes up to `most`, and `each` of any one endpoint; `busy` endpoints are left out. */
  take(lane: Lane, most: number, each: number, busy: readonly WebhookEndpointId[]): Promise<TakenDelivery[]> {
    const now = this.clock.now();
    const lostAt = new Date(now.getTime() + this.config.webhooks.timeoutMs + SLACK_MS);
    return this.transactions.run('platform', (tx) => tx.rows<TakenDelivery>(takeDueSql, [lane === 'failing', now, lostAt, each, most, busy]));
  }

  async isAnyDue(lane: Lane): Promise<boolean> {
    const row = await this.transactions.run('platform', (tx) => tx.row<{ isDue: boolean }>(isDueSql, [lane === 'failing', this.clock.now()]));
    return row?.isDue ?? false;
  }

  /** Forgets what happened more than a month ago, a part of it at a time. */
  async forgetOld(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    return (await this.transactions.run('platform', (tx) => tx.rows(forgetEventsSql, [before, FORGOTTEN_AT_ONCE]))).length;
  }
}
