import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Money on its way back to donors. A refund is reserved here before the provider hears of it, and its id is the key
 * under which the provider does it once. Also whom a gift honours: one fact of the gift, told to one person at most.
 */
export class CreateRefunds1790000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE refunds (
        id                 uuid PRIMARY KEY,
        organisation_id    uuid NOT NULL REFERENCES organisations (id),
        donation_id        uuid NOT NULL,
        -- Under which key it was asked for, and what was asked: a repetition finds this refund, another request is refused.
        idempotency_key    text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 400),
        fingerprint        bytea NOT NULL CHECK (length(fingerprint) = 32),
        status             text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'succeeded', 'failed')),
        -- What the donor gets back.
        amount             bigint NOT NULL CHECK (amount > 0),
        -- How much of it the campaign gives; the rest comes from the fee the donor had covered. Known once it is booked.
        gift_part          bigint CHECK (gift_part BETWEEN 0 AND amount),
        currency           char(3) NOT NULL,
        reason             text CHECK (length(reason) <= 500),
        requested_by       text NOT NULL,
        requested_at       timestamptz NOT NULL,
        gateway_reference  text,
        failure            text,
        settled_at         timestamptz,
        CONSTRAINT refunds_organisation_id_idempotency_key_key UNIQUE (organisation_id, idempotency_key),
        CONSTRAINT refunds_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT refunds_donation_fkey FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id),
        CONSTRAINT refunds_status_has_its_facts CHECK (
          (status = 'pending') = (settled_at IS NULL) AND
          (status = 'succeeded') = (gift_part IS NOT NULL) AND
          (status = 'failed') = (failure IS NOT NULL))
      );
      CREATE INDEX refunds_donation_id_idx ON refunds (donation_id, requested_at);
      CREATE INDEX refunds_pending_idx ON refunds (requested_at, id) WHERE status = 'pending';
      SELECT freshet_protect('refunds');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'refunds');

      -- {kind, name, notify: {name, email} | null}
      ALTER TABLE donations ADD COLUMN dedication jsonb
        CONSTRAINT donations_dedication_is_whole CHECK (dedication ? 'kind' AND dedication ? 'name' AND dedication ? 'notify');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE donations DROP COLUMN dedication;
      DROP TABLE refunds;
    `);
  }
}
