import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seals of the audit log: each is a hash over the one before it in its chain and one entry, so that what is changed, taken out or put in
 * among what was sealed shows, whoever did it. One chain for each organisation, and one for acts upon the platform itself.
 */
export class SealTheAuditLog1790000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By which transaction an entry was added: what is below every one in progress is complete, and can be sealed. 0: before this was kept.
      ALTER TABLE audit_entries ADD COLUMN xid xid8 NOT NULL DEFAULT '0';
      ALTER TABLE audit_entries ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
      CREATE INDEX audit_entries_xid_idx ON audit_entries (xid, id);

      CREATE TABLE audit_seals (
        -- No reference: a seal stays where its entry was taken out.
        entry_id         bigint PRIMARY KEY,
        organisation_id  uuid,
        -- Within its chain, from 1 without a gap.
        position         bigint NOT NULL CHECK (position > 0),
        entry_xid        xid8 NOT NULL,
        hash             bytea NOT NULL CHECK (length(hash) = 32),
        sealed_at        timestamptz NOT NULL,
        CONSTRAINT audit_seals_position_key UNIQUE NULLS NOT DISTINCT (organisation_id, position)
      );
      CREATE INDEX audit_seals_xid_idx ON audit_seals (entry_xid DESC, entry_id DESC);
      SELECT freshet_protect('audit_seals');
      SELECT freshet_grant('SELECT, INSERT', 'audit_seals');
      CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
        FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_change();

      CREATE TABLE audit_chains (
        organisation_id  uuid,
        -- Of its latest seal.
        position         bigint NOT NULL,
        hash             bytea NOT NULL CHECK (length(hash) = 32),
        sealed_at        timestamptz NOT NULL,
        -- Over all of that, by a key that the database does not have.
        mac              bytea NOT NULL CHECK (length(mac) = 32),
        key_name         text NOT NULL CHECK (length(key_name) <= 20),
        -- How far it was last gone through, and what was found to be wrong.
        checked_at       timestamptz,
        checked_position bigint,
        faults           integer,
        CONSTRAINT audit_chains_organisation_key UNIQUE NULLS NOT DISTINCT (organisation_id)
      );
      SELECT freshet_protect('audit_chains');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'audit_chains');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_chains;
      DROP TABLE audit_seals;
      ALTER TABLE audit_entries DROP COLUMN xid;
    `);
  }
}
