import type { MigrationInterface, QueryRunner } from 'typeorm';

const CONSTRAINT = 'api_keys_of_platform_are_for_audits';

const allow = (scopes: string) => `
  ALTER TABLE api_keys
    DROP CONSTRAINT ${CONSTRAINT},
    ADD CONSTRAINT ${CONSTRAINT}
      CHECK (CASE WHEN organisation_id IS NULL THEN scopes <@ '{${scopes}}' ELSE NOT scopes && '{${scopes}}' END);`;

/** Keys of the platform's own may also work its levers: those of organisations never carry such a scope. */
export class AddOperationsScopes1790000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(allow('figures:audit,operations:read,operations:write'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SELECT set_config('freshet.scope', 'platform', true);
      DELETE FROM api_keys WHERE scopes && '{operations:read,operations:write}';
      ${allow('figures:audit')}
    `);
  }
}
