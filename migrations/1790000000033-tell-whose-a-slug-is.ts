import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slugs stand in URLs and are unique for all, so whoever imports campaigns has to know which of them are another's. */
export class TellWhoseASlugIs1790000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION freshet_slug_is_of_others(wanted text, organisation uuid) RETURNS boolean LANGUAGE sql STABLE
        SET "freshet.scope" = 'platform' AS $$
        SELECT EXISTS (SELECT FROM campaigns WHERE slug = wanted AND organisation_id <> organisation)
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION freshet_slug_is_of_others;`);
  }
}
