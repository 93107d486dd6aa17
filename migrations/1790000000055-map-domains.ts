import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hosts of their own under which organisations show their pages, once they have proved that they are theirs. */
export class MapDomains1790000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation_domains (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL CONSTRAINT organisation_domains_organisation_id_key UNIQUE REFERENCES organisations (id),
        host             text NOT NULL CHECK (host = lower(host) AND length(host) BETWEEN 4 AND 253),
        -- What has to stand in the DNS of the host.
        proof            text NOT NULL,
        created_at       timestamptz NOT NULL,
        created_by       text NOT NULL,
        checked_at       timestamptz,
        -- Why the last check proved nothing.
        fault            text CHECK (fault IN ('missing', 'other', 'unreachable', 'taken')),
        proven_at        timestamptz
      );
      -- Anybody may claim a host; one can prove it.
      CREATE UNIQUE INDEX organisation_domains_proven_host_key ON organisation_domains (host) WHERE proven_at IS NOT NULL;
      SELECT freshet_protect('organisation_domains');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'organisation_domains');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organisation_domains;`);
  }
}
