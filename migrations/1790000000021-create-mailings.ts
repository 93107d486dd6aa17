import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mail to many: lists that people can leave, mailings, one message per person, and the addresses that get nothing any
 * more. A message's state changes in place (it is in no index), so that three hundred thousand of them stay cheap.
 */
export class CreateMailings1790000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mailing_lists (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        slug             text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
        name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        created_at       timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mailing_lists_organisation_id_slug_key UNIQUE (organisation_id, slug),
        CONSTRAINT mailing_lists_organisation_id_id_key UNIQUE (organisation_id, id)
      );
      SELECT freshet_protect('mailing_lists');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'mailing_lists');

      -- Who has asked for a list. Everybody else gets it only where a mailing's segment does not ask for subscribers.
      CREATE TABLE mailing_list_members (
        organisation_id  uuid NOT NULL,
        list_id          uuid NOT NULL,
        donor_id         uuid NOT NULL,
        joined_at        timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (list_id, donor_id),
        FOREIGN KEY (organisation_id, list_id) REFERENCES mailing_lists (organisation_id, id),
        FOREIGN KEY (organisation_id, donor_id) REFERENCES donors (organisation_id, id)
      );
      SELECT freshet_protect('mailing_list_members');
      SELECT freshet_grant('SELECT, INSERT, DELETE', 'mailing_list_members');

      CREATE TABLE mailings (
        id               uuid PRIMARY KEY,
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        list_id          uuid NOT NULL,
        campaign_id      uuid,
        giving_day_id    uuid,
        subject          text NOT NULL CHECK (length(subject) BETWEEN 1 AND 400 AND subject !~ '[\\x01-\\x1f\\x7f]'),
        mjml             text NOT NULL CHECK (octet_length(mjml) <= 262144),
        -- Made from the MJML when it was saved; merge fields still stand in them.
        html             text NOT NULL,
        plain            text NOT NULL,
        locale           text NOT NULL,
        reply_to         text,
        segment          jsonb NOT NULL,
        status           text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'scheduled', 'resolving', 'sending', 'finished', 'cancelled')),
        send_at          timestamptz,
        milestone        jsonb,
        paused_at        timestamptz,
        started_at       timestamptz,
        resolved_at      timestamptz,
        ended_at         timestamptz,
        recipients       integer,
        -- How many of the segment got no message, by reason.
        left_out         jsonb NOT NULL DEFAULT '{}',
        slowed_because   text,
        slowed_at        timestamptz,
        created_at       timestamptz NOT NULL,
        updated_at       timestamptz NOT NULL,
        CONSTRAINT mailings_organisation_id_id_key UNIQUE (organisation_id, id),
        CONSTRAINT mailings_list_fkey FOREIGN KEY (organisation_id, list_id) REFERENCES mailing_lists (organisation_id, id),
        CONSTRAINT mailings_campaign_fkey FOREIGN KEY (organisation_id, campaign_id) REFERENCES campaigns (organisation_id, id),
        CONSTRAINT mailings_giving_day_fkey FOREIGN KEY (organisation_id, giving_day_id) REFERENCES giving_days (organisation_id, id),
        CONSTRAINT mailings_scheduled_has_its_cue CHECK (status <> 'scheduled' OR num_nonnulls(send_at, milestone) = 1)
      );
      CREATE INDEX mailings_organisation_latest_idx ON mailings (organisation_id, id DESC);
      CREATE INDEX mailings_under_way_idx ON mailings (status) WHERE status IN ('scheduled', 'resolving', 'sending');
      SELECT freshet_protect('mailings');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'mailings');

      -- A hundred messages at a time: what one job sends, and where their counts stand.
      CREATE TABLE mailing_batches (
        mailing_id       uuid NOT NULL,
        number           integer NOT NULL,
        organisation_id  uuid NOT NULL,
        -- When there is something to do; null when all of its messages have come to their end.
        due_at           timestamptz,
        -- Until then it is with a queue or a worker, and is not given out again.
        given_until      timestamptz,
        queued           integer NOT NULL DEFAULT 0,
        sending          integer NOT NULL DEFAULT 0,
        deferred         integer NOT NULL DEFAULT 0,
        sent             integer NOT NULL DEFAULT 0,
        failed           integer NOT NULL DEFAULT 0,
        suppressed       integer NOT NULL DEFAULT 0,
        uncertain        integer NOT NULL DEFAULT 0,
        PRIMARY KEY (mailing_id, number),
        FOREIGN KEY (organisation_id, mailing_id) REFERENCES mailings (organisation_id, id)
      ) WITH (fillfactor = 70);
      CREATE INDEX mailing_batches_due_idx ON mailing_batches (mailing_id, number) WHERE due_at IS NOT NULL;
      SELECT freshet_protect('mailing_batches');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'mailing_batches');

      CREATE TABLE messages (
        mailing_id       uuid NOT NULL,
        -- 1, 2, 3 within the mailing; its hundreds are the batches.
        position         integer NOT NULL CHECK (position > 0),
        organisation_id  uuid NOT NULL,
        donor_id         uuid NOT NULL,
        address          text NOT NULL,
        domain           text NOT NULL GENERATED ALWAYS AS (substring(address FROM '[^@]*$')) STORED,
        state            text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'deferred', 'sent', 'failed', 'suppressed', 'uncertain')),
        -- Whose turn it is or was: only they may say what became of it.
        attempt_id       uuid,
        attempts         smallint NOT NULL DEFAULT 0,
        -- While sending: when whoever is sending it must have given up.
        leased_until     timestamptz,
        not_before       timestamptz,
        reason           text,
        ended_at         timestamptz,
        -- What was reported of it after it was sent.
        bounced_at       timestamptz,
        complained_at    timestamptz,
        PRIMARY KEY (mailing_id, position),
        CONSTRAINT messages_mailing_id_address_key UNIQUE (mailing_id, address),
        FOREIGN KEY (organisation_id, mailing_id) REFERENCES mailings (organisation_id, id),
        FOREIGN KEY (organisation_id, donor_id) REFERENCES donors (organisation_id, id)
      ) WITH (fillfactor = 70);
      SELECT freshet_protect('messages');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'messages');

      CREATE TABLE mail_suppressions (
        organisation_id  uuid NOT NULL REFERENCES organisations (id),
        address          text NOT NULL,
        -- Null: whichever list.
        list_id          uuid,
        reason           text NOT NULL CHECK (reason IN ('unsubscribed', 'bounced', 'complained')),
        since            timestamptz NOT NULL,
        lifted_at        timestamptz,
        detail           text,
        CONSTRAINT mail_suppressions_key UNIQUE NULLS NOT DISTINCT (organisation_id, address, list_id),
        FOREIGN KEY (organisation_id, list_id) REFERENCES mailing_lists (organisation_id, id)
      );
      SELECT freshet_protect('mail_suppressions');
      SELECT freshet_grant('SELECT, INSERT, UPDATE', 'mail_suppressions');

      -- What other mail servers reported, each once.
      CREATE TABLE mail_events (
        key              text PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
        organisation_id  uuid NOT NULL,
        mailing_id       uuid NOT NULL,
        position         integer NOT NULL,
        address          text NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('hard_bounce', 'soft_bounce', 'complaint')),
        detail           text,
        happened_at      timestamptz NOT NULL,
        FOREIGN KEY (mailing_id, position) REFERENCES messages (mailing_id, position)
      );
      CREATE INDEX mail_events_address_idx ON mail_events (organisation_id, address, happened_at);
      SELECT freshet_protect('mail_events');
      SELECT freshet_grant('SELECT, INSERT', 'mail_events');

      -- As its owner, because a plain role sees of other people's connections only that they exist.
      CREATE FUNCTION freshet_active_connections() RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
        $$ SELECT count(*)::integer FROM pg_stat_activity WHERE state <> 'idle' AND backend_type = 'client backend' AND pid <> pg_backend_pid() $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION freshet_active_connections;
      DROP TABLE mail_events, mail_suppressions, messages, mailing_batches, mailings, mailing_list_members, mailing_lists;
    `);
  }
}
