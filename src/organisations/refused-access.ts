import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Transactions } from '../database/transactions.js';
import { Log, reasonOf } from '../shared/log.js';
import type { OrganisationId } from '../shared/ids.js';
import { AuditLog } from './audit-log.js';
import { Things } from './things.js';

/** Somebody who belongs to an organisation and asked for something. */
export interface Asker {
  /** `staff:<id>` or `api-key:<id>`. */
  readonly actor: string;
  readonly organisationId: OrganisationId;
}

/** So many in a minute are noted of one asker: whoever tries thousands is found by these, and fills no log. */
const NOTED_PER_MINUTE = 20;

/**
 * Notes that somebody asked for what is another organisation's, and was told that it does not exist. In the platform's own
 * log and not in theirs, which would tell them that it does.
 */
@Injectable()
export class RefusedAccess {
  readonly #noted = new LRUCache<string, { count: number }>({ max: 10_000, ttl: 60_000 });
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    private readonly things: Things,
    private readonly audit: AuditLog,
    log: Log,
  ) {
    this.#log = log.in('access');
  }

  /** `names`: what stood for things in the request's address. Nobody waits for it, so that its answer takes no longer than any other. */
  note(asker: Asker, route: string, names: readonly string[]): void {
    if (!this.#takeTurn(asker.actor)) return;
    this.#write(asker, route, names).catch((error: unknown) => this.#log.warn({ actor: asker.actor, reason: reasonOf(error) }, 'refused access not noted'));
  }

  async #write({ actor, organisationId }: Asker, route: string, names: readonly string[]): Promise<void> {
    const foreign = (await this.things.find(names)).filter((thing) => thing.organisationId !== organisationId);
    if (foreign.length === 0) return;
    await this.transactions.run('platform', async (tx) => {
      for (const { kind, id, organisationId: owner } of foreign) {
        await this.audit.add(tx, { organisationId: null, actor, action: 'access.refused', subject: `${kind}:${id}`, detail: { route, organisation: organisationId, owner } });
      }
    });
  }

  #takeTurn(actor: string): boolean {
    const noted = this.#noted.get(actor) ?? { count: 0 };
    if (noted.count === 0) this.#noted.set(actor, noted);
    noted.count += 1;
    return noted.count <= NOTED_PER_MINUTE;
  }
}
