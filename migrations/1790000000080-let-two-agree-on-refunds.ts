import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which amount a refund waits until a second person agrees to it, as an organisation decides. No row: never. */
export class LetTwoAgreeOnRefunds1790000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE refund_limits (
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        currency         char(3) NOT NULL,
        -- Minor units, from which on a refund waits; null once there is none any more and the former one still holds.
        amount           bigint CHECK (amount > 0),
        -- The stricter one before it holds until then: else whoever wants to give back alone would only have to raise it.
        held_amount      bigint CHECK (held_amount > 0),
        held_until       timestamptz,
        decided_at       timestamptz NOT NULL,
        decided_by       text NOT NULL,
        PRIMARY KEY (organisation_id, currency),
        CONSTRAINT refund_limits_holds_whole CHECK ((held_amount IS NULL) = (held_until IS NULL)),
        CONSTRAINT refund_limits_says_something CHECK (amount IS NOT NULL OR held_amount IS NOT NULL)
      );
      SELECT freshet_protect('refund_limits');
      SELECT freshet_grant('SELECT, INSERT, UPDATE, DELETE', 'refund_limits');

      ALTER TABLE refunds
        -- Until when a second person can agree; null where none was needed.
        ADD COLUMN expires_at  timestamptz,
        -- The second person: who agreed, declined or withdrew it.
        ADD COLUMN decided_by  text,
        ADD COLUMN decided_at  timestamptz,
        DROP CONSTRAINT refunds_status_check,
        ADD CONSTRAINT refunds_status_check CHECK (status IN ('waiting', 'declined', 'withdrawn', 'expired', 'pending', 'succeeded', 'failed')),
        DROP CONSTRAINT refunds_status_has_its_facts,
        ADD CONSTRAINT refunds_status_has_its_facts CHECK (
          (status IN ('waiting', 'pending')) = (settled_at IS NULL) AND
          (status = 'succeeded') = (gift_part IS NOT NULL) AND
          (status = 'failed') = (failure IS NOT NULL) AND
          (status NOT IN ('waiting', 'declined', 'withdrawn', 'expired') OR expires_at IS NOT NULL) AND
          (status NOT IN ('declined', 'withdrawn') OR decided_by IS NOT NULL)),
        ADD CONSTRAINT refunds_decided_whole CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL OR expires_at IS NOT NULL));
      CREATE INDEX refunds_waiting_idx ON refunds (organisation_id, requested_at) WHERE status = 'waiting';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The policies bind the owner of the tables too.
      SELECT set_config('freshet.scope', 'platform', true);
      DROP INDEX refunds_waiting_idx;
      DELETE FROM refunds WHERE status IN ('waiting', 'declined', 'withdrawn', 'expired');
      ALTER TABLE refunds
        DROP CONSTRAINT refunds_decided_whole,
        DROP CONSTRAINT refunds_status_has_its_facts,
        DROP CONSTRAINT refunds_status_check,
        DROP COLUMN expires_at, DROP COLUMN decided_by, DROP COLUMN decided_at,
        ADD CONSTRAINT refunds_status_check CHECK (status IN ('pending', 'succeeded', 'failed')),
        ADD CONSTRAINT refunds_status_has_its_facts CHECK (
          (status = 'pending') = (settled_at IS NULL) AND
          (status = 'succeeded') = (gift_part IS NOT NULL) AND
          (status = 'failed') = (failure IS NOT NULL));
      DROP TABLE refund_limits;
    `);
  }
}
