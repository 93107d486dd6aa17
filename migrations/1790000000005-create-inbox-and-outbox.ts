import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The inbox keeps what came in, once per key, before anything is done about it. The outbox keeps what must still be
 * done, written in the transaction that caused it, until the relay has given it to a queue.
 */
export class CreateInboxAndOutbox1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        source           text NOT NULL CHECK (source IN ('form', 'api', 'webhook', 'pack', 'chat')),
        key              text NOT NULL CHECK (length(key) BETWEEN 1 AND 400),
        -- SHA-256 of what was asked, without payment details: tells a repetition from another request under the same key.
        fingerprint      bytea NOT NULL CHECK (length(fingerprint) = 32),
        received_at      timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT inbox_organisation_id_source_key_key UNIQUE (organisation_id, source, key),
        CONSTRAINT inbox_organisation_id_id_key UNIQUE (organisation_id, id)
      );
      SELECT freshet_protect('inbox');
      SELECT freshet_grant('SELECT, INSERT', 'inbox');

      CREATE TABLE outbox (
        id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        job              text NOT NULL,
        job_id           text NOT NULL,
        payload          jsonb NOT NULL,
        created_at       timestamptz NOT NULL DEFAULT now(),
        relayed_at       timestamptz
      );
      CREATE INDEX outbox_unrelayed_idx ON outbox (id) WHERE relayed_at IS NULL;
      SELECT freshet_protect('outbox');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'outbox');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE outbox, inbox;`);
  }
}
