import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Currency } from '../../shared/currencies.js';
import type { OrganisationId } from '../../shared/ids.js';

/** A giving day, and what its campaigns have from it where they say nothing else. Instants are ISO 8601. */
export interface NamedDay {
  readonly id: string;
  readonly slug: string;
  readonly currency: Currency;
  readonly locale: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** All giving days of an organisation. */
@Injectable()
export class DayNames {
  constructor(private readonly transactions: Transactions) {}

  async list(organisationId: OrganisationId): Promise<NamedDay[]> {
    const rows = await this.transactions.run({ organisationId }, (tx) =>
      tx.rows<Omit<NamedDay, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }>(
        `SELECT id, slug, currency, locale, starts_at AS "startsAt", ends_at AS "endsAt" FROM giving_days WHERE organisation_id = $1`,
        [organisationId],
      ),
    );
    return rows.map((day) => ({ ...day, startsAt: day.startsAt.toISOString(), endsAt: day.endsAt.toISOString() }));
  }
}
