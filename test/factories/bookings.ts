import type { TestDatabase } from '../support/database.js';

/** How many rows stand for gifts, whatever became of them. */
export interface Bookings {
  readonly inbox: number;
  readonly donors: number;
  readonly donations: number;
  readonly captured: number;
  readonly entries: number;
  readonly outbox: number;
}

export async function bookingsIn({ transactions }: Pick<TestDatabase, 'transactions'>): Promise<Bookings> {
  const counted = await transactions.run('platform', (tx) =>
    tx.row<Bookings>(`
      SELECT (SELECT count(*)::integer FROM inbox) AS inbox,
             (SELECT count(*)::integer FROM donors) AS donors,
             (SELECT count(*)::integer FROM donations) AS donations,
             (SELECT count(*)::integer FROM donations WHERE status = 'captured') AS captured,
             (SELECT count(*)::integer FROM ledger_entries) AS entries,
             (SELECT count(*)::integer FROM outbox) AS outbox`),
  );
  if (counted === null) throw new Error('nothing was counted');
  return counted;
}

/** What `work` added to each of them. */
export async function bookedBy(database: TestDatabase, work: () => Promise<unknown>): Promise<Bookings> {
  const before = await bookingsIn(database);
  await work();
  const after = await bookingsIn(database);
  const added = Object.entries(after).map(([name, count]) => [name, count - before[name as keyof Bookings]]);
  return Object.fromEntries(added) as Bookings;
}

export const NOTHING: Bookings = { inbox: 0, donors: 0, donations: 0, captured: 0, entries: 0, outbox: 0 };

/** One gift of a donor who was not known before, without covered fee. */
export const ONE_GIFT: Bookings = { inbox: 1, donors: 1, donations: 1, captured: 1, entries: 2, outbox: 1 };
