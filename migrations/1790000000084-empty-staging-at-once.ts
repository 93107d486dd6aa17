import type { MigrationInterface, QueryRunner } from 'typeorm';

const SWEEP = (language: string, body: string) => `
  CREATE OR REPLACE FUNCTION freshet_sweep_staged() RETURNS void LANGUAGE ${language} SECURITY DEFINER
    SET search_path = pg_catalog, public SET "freshet.scope" = 'platform' AS $$ ${body} $$;`;

/** Some tens of thousands of rows. */
const WORTH_BYTES = 8 * 1024 * 1024;

const REMOVE = ['staged_lines', 'planned_rows']
  .map((table) => `
    DELETE FROM ${table} WHERE NOT EXISTS (
      SELECT FROM imports WHERE imports.reading_id = ${table}.reading_id AND status IN ('uploaded', 'reading', 'merging'));`)
  .join('');

/**
 * Row by row, clearing the staging took a tenth of the import of a hundred thousand labels, and left its dead rows behind. While
 * no import is under way that could have anything in it, it is emptied at once, where it is worth making its files anew. Whoever is
 * about to stage has said so before, in a transaction of their own, and then waits for this one.
 */
export class EmptyStagingAtOnce1790000000084 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      SWEEP(
        'plpgsql',
        `
  BEGIN
    IF pg_relation_size('staged_lines') + pg_relation_size('planned_rows') > ${WORTH_BYTES} THEN BEGIN
      LOCK TABLE staged_lines, planned_rows IN ACCESS EXCLUSIVE MODE NOWAIT;
      IF NOT EXISTS (SELECT FROM imports WHERE reading_id IS NOT NULL AND status IN ('uploaded', 'reading', 'merging')) THEN
        TRUNCATE staged_lines, planned_rows;
        RETURN;
      END IF;
      -- Lets go of the lock.
      RAISE lock_not_available;
    EXCEPTION WHEN lock_not_available THEN NULL;
    END; END IF;
    ${REMOVE}
  END `,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(SWEEP('sql', REMOVE));
  }
}
