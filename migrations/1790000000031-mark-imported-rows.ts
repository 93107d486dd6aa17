import type { MigrationInterface, QueryRunner } from 'typeorm';

const IMPORTED = ['donors', 'tags', 'donor_tags', 'mail_suppressions', 'campaigns', 'designations'];

/**
 * What an import made bears its id, so that it can be taken back. Imports lie together in a table, so a BRIN index finds
 * them and costs an insert nothing.
 */
export class MarkImportedRows1790000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTED.map(mark).join(''));
    await runner.query(LABELS);
    await runner.query(`
      -- By whom a message went to somebody: asked before a donor is removed.
      CREATE INDEX messages_donor_id_idx ON messages (donor_id);
      CREATE INDEX mailing_list_members_donor_id_idx ON mailing_list_members (donor_id);

      ALTER TABLE inbox DROP CONSTRAINT inbox_source_check,
        ADD CONSTRAINT inbox_source_check CHECK (source IN ('form', 'api', 'webhook', 'pack', 'chat', 'import'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX messages_donor_id_idx, mailing_list_members_donor_id_idx;
      ALTER TABLE inbox DROP CONSTRAINT inbox_source_check,
        ADD CONSTRAINT inbox_source_check CHECK (source IN ('form', 'api', 'webhook', 'pack', 'chat')) NOT VALID;
      ${UNLABELS}
      ${IMPORTED.map(unmark).join('')}
    `);
  }
}

function mark(table: string): string {
  return `
    ALTER TABLE ${table} ADD COLUMN import_id uuid;
    CREATE INDEX ${table}_import_id_idx ON ${table} USING brin (import_id) WITH (pages_per_range = 32, autosummarize = on);
    SELECT freshet_grant('DELETE', '${table}');`;
}

function unmark(table: string): string {
  return `ALTER TABLE ${table} DROP COLUMN import_id;`;
}

/**
 * Half a million labels at once took three times as long with foreign keys, which look each of them up alone, in two
 * tables. The same is kept whole here by statement: labels are of donors and tags that are there, tags take theirs with
 * them, and donors who bear any cannot go. Whoever removes donors waits for those who are labelling, and they for them.
 */
const LABELS = `
  ALTER TABLE donor_tags
    DROP CONSTRAINT donor_tags_organisation_id_donor_id_fkey,
    DROP CONSTRAINT donor_tags_organisation_id_tag_id_fkey;

  CREATE FUNCTION freshet_check_labels() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('freshet.labelled_donors', 0));
    PERFORM FROM tags WHERE id IN (SELECT tag_id FROM added) ORDER BY id FOR KEY SHARE;
    IF EXISTS (
      SELECT FROM (SELECT DISTINCT organisation_id, tag_id FROM added) labelled
      WHERE NOT EXISTS (SELECT FROM tags WHERE tags.organisation_id = labelled.organisation_id AND tags.id = labelled.tag_id)
    ) THEN
      RAISE EXCEPTION 'a label is of a tag that is not there' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'donor_tags_tag_fkey';
    END IF;
    IF EXISTS (
      SELECT FROM added
      WHERE NOT EXISTS (SELECT FROM donors WHERE donors.organisation_id = added.organisation_id AND donors.id = added.donor_id)
    ) THEN
      RAISE EXCEPTION 'a label is of a donor who is not there' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'donor_tags_donor_fkey';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER donor_tags_belong AFTER INSERT ON donor_tags
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION freshet_check_labels();

  CREATE FUNCTION freshet_refuse_relabelling() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'labels are put on and taken off, never changed' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER donor_tags_never_change BEFORE UPDATE OF organisation_id, donor_id, tag_id ON donor_tags
    FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_relabelling();

  CREATE FUNCTION freshet_remove_labels() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM donor_tags WHERE tag_id IN (SELECT id FROM removed);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tags_take_their_labels AFTER DELETE ON tags
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION freshet_remove_labels();

  CREATE FUNCTION freshet_await_labels() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('freshet.labelled_donors', 0));
    RETURN NULL;
  END $$;
  CREATE TRIGGER donors_await_labels BEFORE DELETE ON donors FOR EACH STATEMENT EXECUTE FUNCTION freshet_await_labels();

  CREATE FUNCTION freshet_keep_labelled() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM donor_tags WHERE donor_id IN (SELECT id FROM removed)) THEN
      RAISE EXCEPTION 'a donor who bears tags cannot be removed' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'donor_tags_donor_fkey';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER donors_keep_their_labels AFTER DELETE ON donors
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION freshet_keep_labelled();`;

const UNLABELS = `
  DROP TRIGGER donor_tags_belong ON donor_tags;
  DROP TRIGGER donor_tags_never_change ON donor_tags;
  DROP TRIGGER tags_take_their_labels ON tags;
  DROP TRIGGER donors_await_labels ON donors;
  DROP TRIGGER donors_keep_their_labels ON donors;
  DROP FUNCTION freshet_check_labels, freshet_refuse_relabelling, freshet_remove_labels, freshet_await_labels, freshet_keep_labelled;
  ALTER TABLE donor_tags
    ADD FOREIGN KEY (organisation_id, donor_id) REFERENCES donors (organisation_id, id),
    ADD FOREIGN KEY (organisation_id, tag_id) REFERENCES tags (organisation_id, id) ON DELETE CASCADE;`;
