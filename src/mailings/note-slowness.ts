import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { MailingId, OrganisationId } from '../shared/ids.js';

const EVERY_MS = 2_000;

/** Says with a mailing's progress why it is slower than it could be. */
@Injectable()
export class NoteSlowness {
  readonly #notedAt = new Map<MailingId, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** At most every two seconds for each mailing. What is said stands for a quarter of a minute, then it is old news. */
  async note({ organisationId, mailingId }: { organisationId: OrganisationId; mailingId: MailingId }, because: string | null): Promise<void> {
    if (because === null || performance.now() - (this.#notedAt.get(mailingId) ?? -Infinity) < EVERY_MS) return;
    if (this.#notedAt.size > 100) this.#notedAt.clear();
    this.#notedAt.set(mailingId, performance.now());
    await this.transactions.run({ organisationId }, (tx) =>
      tx.rows(`UPDATE mailings SET slowed_because = $2, slowed_at = $3 WHERE id = $1`, [mailingId, because, this.clock.now()]),
    );
  }
}
