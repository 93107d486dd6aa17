import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Receipts are numbered without gaps per organisation and tax year: the number is taken from a locked row by the
 * transaction that issues, so that one that rolls back gives it back. What was issued never changes; it is voided and
 * another takes its place. Letters are what donors and those they honour are written, each handed over once.
 */
export class CreateReceipts1790000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORGANISATION);
    await runner.query(RECEIPTS);
    await runner.query(LETTERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE letters, receipts, receipt_series;
      ALTER TABLE organisations DROP COLUMN legal_name, DROP COLUMN postal_address, DROP COLUMN tax_number;
    `);
  }
}

const ORGANISATION = `
  -- As they stand on receipts, where the organisation has them.
  ALTER TABLE organisations
    ADD COLUMN legal_name      text CHECK (length(legal_name) BETWEEN 1 AND 200),
    ADD COLUMN postal_address  text CHECK (length(postal_address) BETWEEN 1 AND 500),
    ADD COLUMN tax_number      text CHECK (length(tax_number) BETWEEN 1 AND 60);`;

const RECEIPTS = `
  CREATE TABLE receipt_series (
    organisation_id  uuid NOT NULL REFERENCES organisations (id),
    -- Of the gift, by the organisation's time zone.
    year             smallint NOT NULL,
    last_serial      integer NOT NULL CHECK (last_serial > 0),
    PRIMARY KEY (organisation_id, year)
  );
  SELECT freshet_protect('receipt_series');
  SELECT freshet_grant('SELECT, INSERT, UPDATE', 'receipt_series');

  CREATE TABLE receipts (
    id               uuid PRIMARY KEY,
    organisation_id  uuid NOT NULL REFERENCES organisations (id),
    donation_id      uuid NOT NULL,
    year             smallint NOT NULL,
    serial           integer NOT NULL CHECK (serial > 0),
    gift             bigint NOT NULL CHECK (gift > 0),
    covered_fee      bigint NOT NULL CHECK (covered_fee >= 0),
    currency         char(3) NOT NULL,
    -- Everything else it says, as it was when it was issued.
    facts            jsonb NOT NULL,
    issued_at        timestamptz NOT NULL,
    voided_at        timestamptz,
    replaces         uuid,
    replaced_by      uuid,
    CONSTRAINT receipts_organisation_id_year_serial_key UNIQUE (organisation_id, year, serial),
    CONSTRAINT receipts_organisation_id_id_key UNIQUE (organisation_id, id),
    CONSTRAINT receipts_replaces_key UNIQUE (replaces),
    CONSTRAINT receipts_donation_fkey FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id),
    CONSTRAINT receipts_replaces_fkey FOREIGN KEY (organisation_id, replaces) REFERENCES receipts (organisation_id, id),
    CONSTRAINT receipts_replaced_by_fkey FOREIGN KEY (organisation_id, replaced_by) REFERENCES receipts (organisation_id, id)
      DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT receipts_replaced_is_void CHECK (replaced_by IS NULL OR voided_at IS NOT NULL)
  );
  CREATE UNIQUE INDEX receipts_one_valid_idx ON receipts (donation_id) WHERE voided_at IS NULL;
  CREATE INDEX receipts_donation_id_idx ON receipts (donation_id, issued_at);
  SELECT freshet_protect('receipts');
  SELECT freshet_grant('SELECT, INSERT, UPDATE (voided_at, replaced_by)', 'receipts');
  CREATE TRIGGER receipts_stay BEFORE DELETE OR TRUNCATE ON receipts
    FOR EACH STATEMENT EXECUTE FUNCTION freshet_refuse_change();`;

const LETTERS = `
  CREATE TABLE letters (
    id               uuid PRIMARY KEY,
    organisation_id  uuid NOT NULL REFERENCES organisations (id),
    donation_id      uuid NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('receipt', 'refund', 'dedication')),
    receipt_id       uuid,
    refund_id        uuid,
    -- 0 for what follows by itself; counted up for what somebody asked to be sent again.
    serial           smallint NOT NULL DEFAULT 0,
    recipient        text NOT NULL,
    requested_by     text NOT NULL,
    requested_at     timestamptz NOT NULL,
    -- sending: a process is handing it over, or died while it was. uncertain: held, for it may have arrived. refused: by
    -- the mail server for good, or by ourselves.
    state            text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'uncertain', 'refused')),
    claim            uuid,
    claimed_at       timestamptz,
    -- Handed over a second time under the same Message-ID, because of the first nobody knows whether it arrived.
    is_repeated      boolean NOT NULL DEFAULT false,
    rounds           smallint NOT NULL DEFAULT 0,
    queued_at        timestamptz NOT NULL,
    failure          text,
    sent_at          timestamptz,
    CONSTRAINT letters_organisation_id_id_key UNIQUE (organisation_id, id),
    CONSTRAINT letters_donation_fkey FOREIGN KEY (organisation_id, donation_id) REFERENCES donations (organisation_id, id),
    CONSTRAINT letters_receipt_fkey FOREIGN KEY (organisation_id, receipt_id) REFERENCES receipts (organisation_id, id),
    CONSTRAINT letters_refund_fkey FOREIGN KEY (organisation_id, refund_id) REFERENCES refunds (organisation_id, id),
    CONSTRAINT letters_kind_has_its_subject CHECK (
      (kind <> 'receipt' OR receipt_id IS NOT NULL) AND (kind = 'refund') = (refund_id IS NOT NULL)),
    CONSTRAINT letters_sent_has_its_instant CHECK ((state = 'sent') = (sent_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX letters_receipt_once_idx ON letters (receipt_id, serial) WHERE kind = 'receipt';
  CREATE UNIQUE INDEX letters_refund_once_idx ON letters (refund_id, serial) WHERE kind = 'refund';
  CREATE UNIQUE INDEX letters_dedication_once_idx ON letters (donation_id) WHERE kind = 'dedication';
  CREATE INDEX letters_donation_id_idx ON letters (donation_id, requested_at);
  CREATE INDEX letters_notified_idx ON letters (organisation_id, recipient, requested_at) WHERE kind = 'dedication';
  CREATE INDEX letters_unfinished_idx ON letters (queued_at) WHERE state IN ('waiting', 'sending');
  SELECT freshet_protect('letters');
  SELECT freshet_grant('SELECT, INSERT, UPDATE', 'letters');`;
