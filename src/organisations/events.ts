import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '../database/transaction.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { addEventSql, listListenedSql } from './events.sql.js';

/** What an organisation's own systems can be told of. */
export const EVENT_TYPES = ['donation.captured', 'donation.refunded', 'donation.failed', 'mailing.done', 'import.done', 'import.failed', 'report.done', 'milestone.reached', 'match.exhausted', 'challenge.met'] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** Whether anybody listens is remembered for so long: nearly always nobody does, and a gift should not have to ask. */
const REMEMBERED_MS = 1_000;

/**
 * What happened, for the webhooks of an organisation. Down here and not among them, because every room has something
 * to tell. An endpoint hears of what happens from a second after it was made.
 */
@Injectable()
export class Events {
  readonly #listened = new LRUCache<OrganisationId, ReadonlySet<string>>({ max: 10_000, ttl: REMEMBERED_MS });

  constructor(private readonly clock: Clock) {}

  /** In the transaction of what happened: it is told exactly if that commits. `facts`: ids and sums, never who gave. */
  async add(tx: Transaction, organisationId: OrganisationId, type: EventType, facts: Readonly<Record<string, string | number | null>>): Promise<void> {
    const listened = this.#listened.get(organisationId) ?? (await this.#ask(tx, organisationId));
    if (!listened.has(type)) return;
    await tx.rows(addEventSql, [organisationId, type, JSON.stringify(facts), this.clock.now()]);
  }

  async #ask(tx: Transaction, organisationId: OrganisationId): Promise<ReadonlySet<string>> {
    const rows = await tx.rows<{ type: string }>(listListenedSql, [organisationId]);
    const listened = new Set(rows.map(({ type }) => type));
    this.#listened.set(organisationId, listened);
    return listened;
  }
}
