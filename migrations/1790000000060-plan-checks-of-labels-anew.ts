import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The checks of labels are planned anew for each statement, for as many labels as it has: with plans kept from smaller ones,
 * the check of fifty thousand labels of new donors took minutes. A donor is looked up by id alone, so that no index that only
 * begins with the organisation is taken for it.
 */
const CHECK = (run: (sql: string) => string, exists: (sql: string) => string, ofDonor: string) => `
  CREATE OR REPLACE FUNCTION freshet_check_labels() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE is_missing boolean;
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('freshet.labelled_donors', 0));
    ${run('FROM tags WHERE id IN (SELECT tag_id FROM added) ORDER BY id FOR KEY SHARE')};
    ${exists(`
      SELECT FROM (SELECT DISTINCT organisation_id, tag_id FROM added) labelled
      WHERE NOT EXISTS (SELECT FROM tags WHERE tags.organisation_id = labelled.organisation_id AND tags.id = labelled.tag_id)`)};
    IF is_missing THEN
      RAISE EXCEPTION 'a label is of a tag that is not there' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'donor_tags_tag_fkey';
    END IF;
    ${exists(`
      SELECT FROM added
      WHERE NOT EXISTS (SELECT FROM donors WHERE donors.id = added.donor_id AND ${ofDonor})`)};
    IF is_missing THEN
      RAISE EXCEPTION 'a label is of a donor who is not there' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'donor_tags_donor_fkey';
    END IF;
    RETURN NULL;
  END $$;`;

const REMOVE = (run: (sql: string) => string, exists: (sql: string) => string) => `
  CREATE OR REPLACE FUNCTION freshet_remove_labels() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${run('DELETE FROM donor_tags WHERE tag_id IN (SELECT id FROM removed)')};
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION freshet_keep_labelled() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE is_missing boolean;
  BEGIN
    ${exists('SELECT FROM donor_tags WHERE donor_id IN (SELECT id FROM removed)')};
    IF is_missing THEN
      RAISE EXCEPTION 'a donor who bears tags cannot be removed' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'donor_tags_donor_fkey';
    END IF;
    RETURN NULL;
  END $$;`;

const anew = {
  run: (sql: string) => `EXECUTE $sql$ ${sql.startsWith('FROM') ? `SELECT ${sql}` : sql} $sql$`,
  exists: (sql: string) => `EXECUTE $sql$ SELECT EXISTS (${sql}) $sql$ INTO is_missing`,
};

const kept = {
  run: (sql: string) => (sql.startsWith('FROM') ? `PERFORM ${sql}` : sql),
  exists: (sql: string) => `is_missing := EXISTS (${sql})`,
};

export class PlanChecksOfLabelsAnew1790000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHECK(anew.run, anew.exists, 'donors.organisation_id IS NOT DISTINCT FROM added.organisation_id'));
    await runner.query(REMOVE(anew.run, anew.exists));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(CHECK(kept.run, kept.exists, 'donors.organisation_id = added.organisation_id'));
    await runner.query(REMOVE(kept.run, kept.exists));
  }
}
