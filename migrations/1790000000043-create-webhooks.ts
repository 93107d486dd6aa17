import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What organisations' own systems are told, and where. An event is written with its deliveries in the transaction that
 * caused it; the deliveries are their own queue, so that nothing can lose them.
 */
export class CreateWebhooks1790000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_endpoints (
        id                     uuid PRIMARY KEY,
        organisation_id        uuid NOT NULL REFERENCES organisations (id),
        url                    text NOT NULL CHECK (length(url) <= 2000),
        description            text NOT NULL DEFAULT '' CHECK (length(description) <= 400),
        event_types            text[] NOT NULL CHECK (cardinality(event_types) > 0),
        -- Encrypted: we sign with them, so a hash would not do.
        secret                 bytea NOT NULL,
        previous_secret        bytea,
        previous_secret_until  timestamptz,
        created_at             timestamptz NOT NULL,
        created_by             text NOT NULL,
        -- Attempts in a row that came to nothing, and since when.
        failures               integer NOT NULL DEFAULT 0,
        failing_since          timestamptz,
        rest_until             timestamptz,
        disabled_at            timestamptz,
        disabled_because       text CHECK (disabled_because IN ('staff', 'gone', 'failing')),
        CONSTRAINT webhook_endpoints_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT webhook_endpoints_disabled_for_a_reason CHECK ((disabled_at IS NULL) = (disabled_because IS NULL)),
        CONSTRAINT webhook_endpoints_failing_since_a_failure CHECK ((failures = 0) = (failing_since IS NULL))
      );
      SELECT freshet_protect('webhook_endpoints');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'webhook_endpoints');

      CREATE TABLE webhook_events (
        id               uuid PRIMARY KEY DEFAULT uuidv7(),
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        type             text NOT NULL,
        data             jsonb NOT NULL,
        happened_at      timestamptz NOT NULL,
        CONSTRAINT webhook_events_organisation_id_id_key UNIQUE (organisation_id, id)
      );
      CREATE INDEX webhook_events_happened_at_idx ON webhook_events (happened_at);
      SELECT freshet_protect('webhook_events');
      SELECT freshet_grant('SELECT, INSERT, DELETE', 'webhook_events');

      CREATE TABLE webhook_deliveries (
        id                uuid PRIMARY KEY DEFAULT uuidv7(),
        organisation_id   uuid NOT NULL,
        endpoint_id       uuid NOT NULL,
        event_id          uuid NOT NULL,
        status            text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'failed')),
        attempts          integer NOT NULL DEFAULT 0,
        -- When it may be taken: the time of its next attempt, or while one is made the time at which that is given up for lost.
        due_at            timestamptz NOT NULL,
        created_at        timestamptz NOT NULL,
        last_attempt_at   timestamptz,
        response_status   smallint,
        -- Why there was no response, or what the response began with.
        failure           text,
        response_start    text,
        finished_at       timestamptz,
        CONSTRAINT webhook_deliveries_event_id_endpoint_id_key UNIQUE (event_id, endpoint_id),
        CONSTRAINT webhook_deliveries_finished_when_it_is CHECK ((status = 'waiting') = (finished_at IS NULL)),
        CONSTRAINT webhook_deliveries_endpoint_fkey FOREIGN KEY (organisation_id, endpoint_id) REFERENCES webhook_endpoints (organisation_id, id) ON DELETE CASCADE,
        CONSTRAINT webhook_deliveries_event_fkey FOREIGN KEY (organisation_id, event_id) REFERENCES webhook_events (organisation_id, id) ON DELETE CASCADE
      );
      CREATE INDEX webhook_deliveries_due_idx ON webhook_deliveries (endpoint_id, due_at, id) WHERE status = 'waiting';
      CREATE INDEX webhook_deliveries_endpoint_idx ON webhook_deliveries (endpoint_id, id DESC);
      SELECT freshet_protect('webhook_deliveries');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'webhook_deliveries');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE webhook_deliveries, webhook_events, webhook_endpoints;`);
  }
}
