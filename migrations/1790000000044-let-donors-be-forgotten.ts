import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal data of donors can be taken out of everything, and the sums and numbers around it stay as they are. */
export class LetDonorsBeForgotten1790000000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE donors ADD COLUMN erased_at timestamptz;
      SELECT freshet_grant('UPDATE (address, detail)', 'mail_events');
      CREATE INDEX messages_donor_idx ON messages (donor_id);

      -- The app may not change what a receipt says. It may have this done, which takes out who the donor was and nothing
      -- else. The organisation is asked of the transaction, because the owner of a table may see all of it.
      CREATE FUNCTION freshet_erase_from_receipts(erased uuid, name text, email text) RETURNS bigint
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH changed AS (
          UPDATE receipts SET facts = facts || jsonb_build_object('donorName', name, 'email', email)
          FROM donations
          WHERE donations.id = receipts.donation_id AND donations.donor_id = erased AND receipts.organisation_id = freshet_organisation()
          RETURNING 1
        )
        SELECT count(*) FROM changed
      $$;
      REVOKE ALL ON FUNCTION freshet_erase_from_receipts FROM PUBLIC;
      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'freshet_app') THEN
          GRANT EXECUTE ON FUNCTION freshet_erase_from_receipts TO freshet_app;
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION freshet_erase_from_receipts;
      DROP INDEX messages_donor_idx;
      ALTER TABLE donors DROP COLUMN erased_at;
    `);
  }
}
