import { Injectable } from '@nestjs/common';
import { ChangedThings } from '../cached-fields/additive/changed-things.js';
import { toSafeInteger } from '../database/bigint-column.js';
import { Transactions } from '../database/transactions.js';
import { Events } from '../organisations/events.js';
import { Clock } from '../shared/clock.js';
import type { Currency } from '../shared/currencies.js';
import type { OrganisationId } from '../shared/ids.js';
import { money, percentOf } from '../shared/money.js';
import { LEDGER_JOURNAL } from './ledger-journal.js';
import { listReachedSql, noteMilestonesSql } from './note-milestones.sql.js';

/** Shares of a goal that organisations are told of, in percent. */
export const MILESTONES = [25, 50, 75, 100] as const;

/** Gifts that were under way at the end may come in so long after it. */
const AFTER_THE_END_MS = 24 * 3_600_000;

/** How often all are looked at: a goal may be lowered, and a campaign open, without a gift. In milliseconds. */
const SWEEP_MS = 60_000;

interface Reached {
  readonly kind: 'campaign' | 'givingDay';
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly slug: string;
  readonly currency: Currency;
  /** Minor units. */
  readonly goal: string;
  readonly raised: string;
}

/** Notes which milestones have been reached, and tells of each exactly once: only one process can have noted it. */
@Injectable()
export class NoteMilestones {
  readonly #changed: ChangedThings;
  #sweptAt = -Infinity;

  constructor(
    private readonly transactions: Transactions,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {
    this.#changed = new ChangedThings(transactions, LEDGER_JOURNAL, 'milestones');
  }

  /** Looks at what something was given to since the last look, and now and then at all. Answers how many it has told of. */
  async run(): Promise<number> {
    const now = this.clock.now();
    const isSweepDue = now.getTime() - this.#sweptAt >= SWEEP_MS;
    const changed = await this.#changed.find();
    const noted = isSweepDue || changed.things.length > 0 ? await this.#look(isSweepDue ? null : changed.things.map(({ id }) => id), now) : 0;
    if (isSweepDue) this.#sweptAt = now.getTime();
    // Only now: had the process died before, the next look would have found the same.
    await changed.acknowledge();
    return noted;
  }

  async #look(things: readonly string[] | null, now: Date): Promise<number> {
    const since = new Date(now.getTime() - AFTER_THE_END_MS);
    const reached = await this.transactions.run('platform', (tx) => tx.rows<Reached>(listReachedSql, [now, since, MILESTONES, things]));
    let noted = 0;
    for (const one of reached) noted += await this.#note(one, now);
    return noted;
  }

  async #note({ kind, id, organisationId, slug, currency, ...sums }: Reached, now: Date): Promise<number> {
    const [raised, goal] = [toSafeInteger(sums.raised), toSafeInteger(sums.goal)];
    const percent = percentOf(money(raised, currency), money(goal, currency));
    return this.transactions.run({ organisationId }, async (tx) => {
      const noted = await tx.rows<{ percent: number }>(noteMilestonesSql, [organisationId, id, MILESTONES.filter((milestone) => percent >= milestone), now]);
      for (const milestone of noted.toSorted((one, other) => one.percent - other.percent)) {
        await this.events.add(tx, organisationId, 'milestone.reached', { kind: kind === 'campaign' ? 'campaign' : 'giving_day', slug, percent: milestone.percent, raised, goal, currency });
      }
      return noted.length;
    });
  }
}
