import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Double entry, append-only: what a transaction takes from one account it gives to others, so its entries sum to zero
 * in each currency. `xid` is the PostgreSQL transaction that wrote the row; with a `pg_snapshot` it tells exactly
 * which rows a total has already counted.
 */
export class CreateLedger1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_transactions (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        donation_id      uuid NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('capture', 'refund', 'dispute', 'dispute_reversal')),
        -- Which movement of its kind this is: a second booking of the same one is refused.
        reference        text NOT NULL,
        occurred_at      timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT ledger_transactions_donation_id_kind_reference_key UNIQUE (donation_id, kind, reference),
        CONSTRAINT ledger_transactions_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT ledger_transactions_donation_fkey FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id)
      );
      SELECT freshet_protect('ledger_transactions');
      SELECT freshet_grant('SELECT, INSERT', 'ledger_transactions');

      CREATE TABLE ledger_entries (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        organisation_id  uuid NOT NULL,
        transaction_id   uuid NOT NULL,
        account          text NOT NULL CHECK (account IN ('donor', 'campaign', 'covered_fees')),
        amount           bigint NOT NULL CHECK (amount <> 0),
        currency         char(3) NOT NULL,
        campaign_id      uuid NOT NULL,
        designation_id   uuid,
        donor_id         uuid NOT NULL,
        xid              xid8 NOT NULL DEFAULT pg_current_xact_id(),
        created_at       timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT ledger_entries_transaction_fkey FOREIGN KEY (organisation_id, transaction_id)
          REFERENCES ledger_transactions (organisation_id, id)
      );
      CREATE INDEX ledger_entries_transaction_id_idx ON ledger_entries (transaction_id);
      CREATE INDEX ledger_entries_campaign_id_xid_idx ON ledger_entries (campaign_id, xid)
        INCLUDE (amount, currency, designation_id, donor_id) WHERE account = 'campaign';
      SELECT freshet_protect('ledger_entries');
      SELECT freshet_grant('SELECT, INSERT', 'ledger_entries');

      CREATE FUNCTION freshet_check_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Also raised where row-level security hides the entries: what cannot be checked must not pass.
        IF (SELECT bool_or(total <> 0) IS DISTINCT FROM false FROM
              (SELECT sum(amount) AS total FROM ledger_entries WHERE transaction_id = NEW.transaction_id GROUP BY currency) AS sums) THEN
          RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_sum_zero';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER ledger_entries_sum_zero AFTER INSERT ON ledger_entries
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION freshet_check_ledger_balance();
      CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
        FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_change();
      CREATE TRIGGER ledger_transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transactions
        FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ledger_entries, ledger_transactions;
      DROP FUNCTION freshet_check_ledger_balance;
    `);
  }
}
