import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that somebody asked for: what is to be in them, how far each is, and where it lies until it expires. */
export class CreateReports1790000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reports (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        kind             text NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
        format           text NOT NULL CHECK (format IN ('xlsx', 'csv')),
        -- As it was asked for, and with what its names stood for.
        filter           jsonb NOT NULL,
        columns          text[] NOT NULL,
        -- SHA-256 of all of the above: another request for the same joins it while it is under way.
        fingerprint      bytea NOT NULL CHECK (length(fingerprint) = 32),
        requested_by     text NOT NULL,
        requested_at     timestamptz NOT NULL,
        status           text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
        -- Whose turn it is or was: only they may say what became of it.
        attempt_id       uuid,
        attempts         smallint NOT NULL DEFAULT 0,
        started_at       timestamptz,
        -- When somebody last worked at it; long ago says that whoever did is gone.
        worked_at        timestamptz,
        rows_written     bigint NOT NULL DEFAULT 0,
        -- What the database expects, before it has looked.
        rows_expected    bigint,
        -- The moment that the file shows, which database showed it, and why not the replica.
        as_of            timestamptz,
        database         text CHECK (database IN ('replica', 'primary')),
        database_reason  text,
        file_key         text,
        file_name        text,
        file_bytes       bigint,
        file_sha256      bytea CHECK (length(file_sha256) = 32),
        finished_at      timestamptz,
        expires_at       timestamptz,
        failure_code     text,
        failure          text,
        CONSTRAINT reports_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT reports_done_has_its_file CHECK ((status = 'done') = (file_key IS NOT NULL) AND
          (status NOT IN ('done', 'expired') OR num_nulls(file_name, file_bytes, file_sha256, as_of, database, expires_at) = 0)),
        CONSTRAINT reports_failed_says_why CHECK ((status = 'failed') = (failure_code IS NOT NULL) AND (failure_code IS NULL) = (failure IS NULL)),
        CONSTRAINT reports_ended_has_its_instant CHECK ((status IN ('waiting', 'running')) = (finished_at IS NULL))
      ) WITH (fillfactor = 80);
      CREATE INDEX reports_organisation_latest_idx ON reports (organisation_id, id DESC);
      CREATE INDEX reports_under_way_idx ON reports (organisation_id, fingerprint) WHERE status IN ('waiting', 'running');
      CREATE INDEX reports_expires_at_idx ON reports (expires_at) WHERE status = 'done';
      SELECT freshet_protect('reports');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'reports');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE reports;`);
  }
}
