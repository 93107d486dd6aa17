import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Spreadsheets in: what came, how far it is, what is wrong with it, and what it changed. */
export class CreateImports1790000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTS);
    await runner.query(FINDINGS);
    await runner.query(STAGING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION freshet_sweep_staged;
      DROP VIEW staged_rows;
      DROP TABLE staged_lines, planned_rows, import_changes, import_errors, import_columns, imports;
    `);
  }
}

const IMPORTS = `
  CREATE TABLE imports (
    id                uuid PRIMARY KEY,
    organisation_id   uuid NOT NULL REFERENCES organisations (id),
    kind              text NOT NULL CHECK (kind IN ('tags', 'donors', 'suppressions', 'campaigns', 'designations', 'offline-donations')),
    filename          text NOT NULL CHECK (length(filename) BETWEEN 1 AND 200),
    bytes             bigint NOT NULL CHECK (bytes > 0),
    sha256            bytea NOT NULL CHECK (length(sha256) = 32),
    storage_key       text NOT NULL,
    idempotency_key   text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
    requested_by      text NOT NULL,
    -- Whether it waits, once it has been read, for somebody to say that its changes are wanted.
    review            boolean NOT NULL,
    -- What whoever sent it said of it: which sheet, which columns.
    options           jsonb NOT NULL,
    -- An earlier import of the same bytes.
    same_as           uuid,
    status            text NOT NULL DEFAULT 'uploaded' CHECK (status IN
                        ('uploaded', 'reading', 'ready', 'merging', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
    failure           jsonb,
    -- One attempt to read the file: what is staged and planned belongs to it.
    reading_id        uuid CONSTRAINT imports_reading_id_key UNIQUE,
    -- Who works on it, until when nobody else does, and when somebody may again after a failure.
    worker_id         uuid,
    leased_until      timestamptz,
    tries             integer NOT NULL DEFAULT 0,
    next_try_at       timestamptz,
    -- What the file turned out to be, and which of its columns mean what.
    findings          jsonb,
    bytes_read        bigint NOT NULL DEFAULT 0,
    rows_read         integer NOT NULL DEFAULT 0,
    rows_new          integer NOT NULL DEFAULT 0,
    rows_changed      integer NOT NULL DEFAULT 0,
    rows_unchanged    integer NOT NULL DEFAULT 0,
    -- Of those unchanged: rows that say what an earlier row of the file says.
    rows_duplicate    integer NOT NULL DEFAULT 0,
    rows_rejected     integer NOT NULL DEFAULT 0,
    preview           jsonb,
    planned           integer NOT NULL DEFAULT 0,
    -- Up to which place of the plan the changes are made.
    merged            integer NOT NULL DEFAULT 0,
    -- What was made and changed, by noun.
    effects           jsonb NOT NULL DEFAULT '{}',
    error_file_key    text,
    created_at        timestamptz NOT NULL DEFAULT now(),
    stage_began_at    timestamptz,
    counted_at        timestamptz,
    ended_at          timestamptz,
    -- When what follows for others was planned.
    settled_at        timestamptz,
    undone_at         timestamptz,
    CONSTRAINT imports_organisation_id_id_key UNIQUE (organisation_id, id),
    CONSTRAINT imports_organisation_id_idempotency_key_key UNIQUE (organisation_id, idempotency_key),
    CONSTRAINT imports_rows_add_up CHECK (counted_at IS NULL OR rows_read = rows_new + rows_changed + rows_unchanged + rows_rejected),
    CONSTRAINT imports_duplicates_change_nothing CHECK (rows_duplicate <= rows_unchanged)
  );
  CREATE INDEX imports_organisation_latest_idx ON imports (organisation_id, id DESC);
  CREATE INDEX imports_sha256_idx ON imports (organisation_id, sha256);
  CREATE INDEX imports_under_way_idx ON imports (status) WHERE status IN ('uploaded', 'reading', 'merging', 'undoing');
  SELECT freshet_protect('imports');
  SELECT freshet_grant('SELECT, INSERT, UPDATE', 'imports');

  -- Which column means what, as somebody said it once of a header like that.
  CREATE TABLE import_columns (
    organisation_id  uuid NOT NULL REFERENCES organisations (id),
    kind             text NOT NULL,
    fingerprint      bytea NOT NULL CHECK (length(fingerprint) = 32),
    columns          jsonb NOT NULL,
    said_at          timestamptz NOT NULL,
    PRIMARY KEY (organisation_id, kind, fingerprint)
  );
  SELECT freshet_protect('import_columns');
  SELECT freshet_grant('SELECT, INSERT, UPDATE', 'import_columns');`;

const FINDINGS = `
  -- Why a row was not taken; one for each of its faults.
  CREATE TABLE import_errors (
    organisation_id  uuid NOT NULL,
    import_id        uuid NOT NULL,
    row_no           integer NOT NULL,
    number           smallint NOT NULL,
    column_name      text,
    code             text NOT NULL,
    value            text,
    PRIMARY KEY (import_id, row_no, number),
    FOREIGN KEY (organisation_id, import_id) REFERENCES imports (organisation_id, id)
  );
  SELECT freshet_protect('import_errors');
  SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'import_errors');

  -- What something was before an import changed it, and what it is since.
  CREATE TABLE import_changes (
    organisation_id  uuid NOT NULL,
    import_id        uuid NOT NULL,
    subject          text NOT NULL,
    before           jsonb,
    after            jsonb NOT NULL,
    PRIMARY KEY (import_id, subject),
    FOREIGN KEY (organisation_id, import_id) REFERENCES imports (organisation_id, id)
  );
  CREATE INDEX import_changes_subject_idx ON import_changes (subject);
  SELECT freshet_protect('import_changes');
  SELECT freshet_grant('SELECT, INSERT, DELETE', 'import_changes');`;

const STAGING = `
  -- Rows as they were read, gone with a crash: they are read again. Written by COPY, which row-level security forbids, so
  -- the table may only be added to, and everything else goes through the view, which shows a tenant its own rows alone.
  CREATE UNLOGGED TABLE staged_lines (
    reading_id  uuid NOT NULL,
    row_no      integer NOT NULL,
    email       text,
    number      text,
    name        text,
    label       text,
    facts       jsonb
  );
  CREATE INDEX staged_lines_reading_id_idx ON staged_lines USING brin (reading_id) WITH (autosummarize = on);
  SELECT freshet_grant('INSERT, MAINTAIN', 'staged_lines');

  CREATE VIEW staged_rows AS
    SELECT staged_lines.* FROM staged_lines
    WHERE EXISTS (
      SELECT FROM imports
      WHERE imports.reading_id = staged_lines.reading_id
        AND (imports.organisation_id = (SELECT freshet_organisation()) OR (SELECT freshet_scope_is('platform'))));
  SELECT freshet_grant('SELECT, DELETE', 'staged_rows');

  -- What is to be done, in the order of the keys that it touches.
  CREATE UNLOGGED TABLE planned_rows (
    organisation_id  uuid NOT NULL,
    reading_id       uuid NOT NULL,
    position         integer NOT NULL,
    row_no           integer NOT NULL,
    target_id        uuid,
    other_id         uuid,
    email            text,
    number           text,
    name             text,
    label            text,
    facts            jsonb,
    PRIMARY KEY (reading_id, position)
  );
  SELECT freshet_protect('planned_rows');
  SELECT freshet_grant('SELECT, INSERT, MAINTAIN', 'planned_rows');

  -- Forgets what nobody is working with any more: also of readings that came to nothing, which no import names.
  CREATE FUNCTION freshet_sweep_staged() RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public SET "freshet.scope" = 'platform' AS $$
    DELETE FROM staged_lines WHERE NOT EXISTS (
      SELECT FROM imports WHERE imports.reading_id = staged_lines.reading_id AND status IN ('uploaded', 'reading', 'merging'));
    DELETE FROM planned_rows WHERE NOT EXISTS (
      SELECT FROM imports WHERE imports.reading_id = planned_rows.reading_id AND status IN ('uploaded', 'reading', 'merging'));
  $$;`;
