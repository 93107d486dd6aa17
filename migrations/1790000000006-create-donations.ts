import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts to give and what became of them. The gift and the fee a donor covers are separate facts. */
export class CreateDonations1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE donations (
        id                 uuid PRIMARY KEY,
        organisation_id    uuid NOT NULL REFERENCES organisations (id),
        campaign_id        uuid NOT NULL,
        designation_id     uuid,
        donor_id           uuid NOT NULL,
        inbox_id           uuid NOT NULL,
        status             text NOT NULL CHECK (status IN
                             ('pending', 'captured', 'partly_refunded', 'refunded', 'failed', 'disputed')),
        amount             bigint NOT NULL CHECK (amount > 0),
        covered_fee        bigint NOT NULL DEFAULT 0 CHECK (covered_fee >= 0),
        refunded           bigint NOT NULL DEFAULT 0,
        currency           char(3) NOT NULL,
        donor_name         text NOT NULL,
        anonymous          boolean NOT NULL DEFAULT false,
        message            text,
        locale             text NOT NULL,
        gateway            text NOT NULL CHECK (gateway IN ('sandbox', 'offline', 'stripe')),
        -- What the gateway gave us in place of the card; never a card number.
        payment_token      text NOT NULL,
        gateway_reference  text,
        failure            text,
        created_at         timestamptz NOT NULL DEFAULT now(),
        captured_at        timestamptz,
        failed_at          timestamptz,
        receipt_sent_at    timestamptz,
        CONSTRAINT donations_inbox_id_key UNIQUE (inbox_id),
        CONSTRAINT donations_gateway_reference_key UNIQUE (gateway, gateway_reference),
        CONSTRAINT donations_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT donations_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id),
        CONSTRAINT donations_designation_fkey FOREIGN KEY (organisation_id, designation_id) REFERENCES designations (organisation_id, id),
        CONSTRAINT donations_donor_fkey FOREIGN KEY (organisation_id, donor_id) REFERENCES donors (organisation_id, id),
        CONSTRAINT donations_inbox_fkey FOREIGN KEY (organisation_id, inbox_id) REFERENCES inbox (organisation_id, id),
        CONSTRAINT donations_refund_within_gift CHECK (refunded BETWEEN 0 AND amount + covered_fee),
        CONSTRAINT donations_status_has_its_instant CHECK (
          (status = 'pending') = (captured_at IS NULL AND failed_at IS NULL) AND
          (status = 'failed') = (failed_at IS NOT NULL AND failure IS NOT NULL))
      );
      CREATE INDEX donations_campaign_latest_idx ON donations (campaign_id, captured_at DESC, id DESC) WHERE captured_at IS NOT NULL;
      CREATE INDEX donations_organisation_created_idx ON donations (organisation_id, created_at DESC, id DESC);
      CREATE INDEX donations_created_idx ON donations (created_at DESC, id DESC);
      CREATE INDEX donations_donor_id_idx ON donations (donor_id);
      CREATE INDEX donations_pending_idx ON donations (created_at) WHERE status = 'pending';
      SELECT freshet_protect('donations');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'donations');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE donations;`);
  }
}
