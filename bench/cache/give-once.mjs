import { query } from '../../bin/services/postgres-query.mjs';

/** One gift to each, booked by the ledger's own trigger: another movement of a donation that there is. */
export async function giveOnce(databaseUrl, campaigns) {
  await query(
    databaseUrl,
    `WITH told AS MATERIALIZED (SELECT set_config('freshet.scope', 'platform', false)),
     gift AS MATERIALIZED (
       SELECT DISTINCT ON (campaign_id) uuidv7() AS movement, donation.id, donation.organisation_id, campaign_id, donor_id
       FROM told, donations donation WHERE campaign_id = ANY ($1::uuid[])
     ), movement AS (
       INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at)
       SELECT movement, organisation_id, id, 'capture', uuidv7(), now() FROM gift
     )
     INSERT INTO ledger_entries (organisation_id, transaction_id, account, amount, currency, campaign_id, donor_id)
     SELECT organisation_id, movement, account, amount, 'GBP', campaign_id, donor_id
     FROM gift, (VALUES ('donor', -1000), ('campaign', 1000)) AS posting (account, amount)`,
    [campaigns],
  );
}
