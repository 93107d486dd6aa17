import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A movement is booked by one function, which also answers what it changed in the figures: its statements are planned once
 * for each connection and not once for each gift, and nobody asks for the steps in a second round trip.
 */
export class PostMovementsByFunction1790000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION freshet_post_movement(
        movement uuid, organisation uuid, donation uuid, movement_kind text, movement_reference text, occurred timestamptz,
        movement_currency char(3), campaign uuid, designation uuid, donor uuid, accounts text[], amounts bigint[]
      ) RETURNS TABLE (xid text, id uuid, currency char(3), raised text, gifts integer, donors integer) LANGUAGE plpgsql AS $$
      #variable_conflict use_column
      BEGIN
        INSERT INTO ledger_transactions (id, organisation_id, donation_id, kind, reference, occurred_at)
        VALUES (movement, organisation, donation, movement_kind, movement_reference, occurred);
        INSERT INTO ledger_entries
          (organisation_id, transaction_id, account, amount, currency, campaign_id, designation_id, donor_id, created_at)
        SELECT organisation, movement, posting.account, posting.amount, movement_currency, campaign, designation, donor, occurred
        FROM unnest(accounts, amounts) AS posting (account, amount);
        -- All steps of the transaction, by the index on (xid): the trigger on the entries has just written the last of them.
        RETURN QUERY
          SELECT pg_current_xact_id()::text, step.scope_id, step.currency, step.raised::text, step.gifts, step.donors
          FROM (VALUES (pg_current_xact_id())) AS this (xid) LEFT JOIN ledger_steps step ON step.xid = this.xid;
      END $$;
      -- A handful of parameters of one kind: a plan for these very values is never better than the one for all.
      ALTER FUNCTION freshet_post_movement SET plan_cache_mode = force_generic_plan;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION freshet_post_movement');
  }
}
