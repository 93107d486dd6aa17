import { query } from '../../bin/services/postgres-query.mjs';

const BOOKED_SQL = `
  SELECT campaigns.slug, count(*)::integer AS count, sum(entries.amount)::float8 AS amount
  FROM inbox
  JOIN donations ON donations.inbox_id = inbox.id
  JOIN ledger_transactions ON ledger_transactions.donation_id = donations.id
  JOIN ledger_entries AS entries ON entries.transaction_id = ledger_transactions.id
  JOIN campaigns ON campaigns.id = entries.campaign_id
  WHERE inbox.key LIKE 'load-%' AND entries.account = 'campaign'
  GROUP BY campaigns.slug`;

const BALANCE_SQL = `SELECT currency FROM ledger_entries GROUP BY currency HAVING sum(amount) <> 0`;

/** Throws unless the ledger holds exactly what was acknowledged, campaign by campaign; resolves to how many that were. */
export async function requireExactness(databaseUrl, acknowledged) {
  const { rows: unbalanced } = await query(databaseUrl, BALANCE_SQL);
  if (unbalanced.length > 0)
    throw new Error(`the ledger does not sum to zero in ${unbalanced.map((row) => row.currency).join()}`);
  const { rows } = await query(databaseUrl, BOOKED_SQL);
  const booked = new Map(rows.map((row) => [row.slug, row]));
  let total = 0;
  for (const slug of new Set([...booked.keys(), ...Object.keys(acknowledged)])) {
    const [theirs, ours] = [booked.get(slug), acknowledged[slug]];
    if (theirs?.count !== ours?.count || theirs?.amount !== ours?.amount)
      throw new Error(`${slug}: acknowledged ${JSON.stringify(ours)}, booked ${JSON.stringify(theirs)}`);
    total += ours.count;
  }
  return total;
}
