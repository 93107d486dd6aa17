import { query } from '../../bin/services/postgres-query.mjs';

/**
 * What the lists of a console have beside gifts: people, labels, mail and its messages, what sponsors promised, what programs were told,
 * and a log of it all; `logs`: rows of each of the long ones. Keys between tables are not checked while it is planted.
 */
export async function plantLists(databaseUrl, { logs, things }) {
  const { rows } = await query(databaseUrl, plantSql(), [logs, things]);
  await query(databaseUrl, 'VACUUM ANALYZE');
  return rows[0];
}

/** $1: rows of a long list, $2: of a short one. */
const plantSql = () => `
  WITH told AS MATERIALIZED (
    SELECT set_config('session_replication_role', 'replica', false), set_config('freshet.scope', 'platform', false)
  ), organisation AS MATERIALIZED (
    SELECT organisations.id FROM told, organisations LIMIT 1
  ), short AS MATERIALIZED (
    SELECT n FROM generate_series(1, $2::integer) AS n
  ), long AS MATERIALIZED (
    SELECT n FROM generate_series(1, $1::integer) AS n
  ), tag AS (
    INSERT INTO tags (id, organisation_id, name) SELECT uuidv7(), organisation.id, 'Class of ' || n FROM organisation, short RETURNING id
  ), numbered_tag AS MATERIALIZED (
    SELECT id, row_number() OVER () AS n FROM tag
  ), numbered_donor AS MATERIALIZED (
    SELECT donors.id, row_number() OVER () AS n FROM organisation JOIN donors ON donors.organisation_id = organisation.id
  ), bearers AS (
    INSERT INTO donor_tags (organisation_id, donor_id, tag_id)
    SELECT organisation.id, numbered_donor.id, numbered_tag.id
    FROM organisation, numbered_donor JOIN generate_series(0, 1) AS which ON true JOIN numbered_tag ON numbered_tag.n = 1 + (numbered_donor.n * 31 + which * 7) % $2
    ON CONFLICT DO NOTHING
  ), staffed AS (
    INSERT INTO staff (id, organisation_id, email, name, role, password_hash)
    SELECT uuidv7(), organisation.id, 'colleague' || n || '@staff.example', 'Colleague ' || n, CASE n % 4 WHEN 0 THEN 'client_admin' ELSE 'client_editor' END, 'x' FROM organisation, short RETURNING id
  ), keyed AS (
    INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes, token_start)
    SELECT uuidv7(), organisation.id, 'Key ' || n, sha256(convert_to('key ' || n, 'UTF8')), '{donations:read}', 'fk_' || n FROM organisation, short
  ), segmented AS (
    INSERT INTO segments (id, organisation_id, name, rule, created_at, created_by, updated_at)
    SELECT uuidv7(), organisation.id, 'Segment ' || n, '{"tags": {"any": ["Class of 1"]}}', now(), 'bench', now() FROM organisation, short
  ), imported AS (
    INSERT INTO imports (id, organisation_id, kind, filename, bytes, sha256, storage_key, idempotency_key, requested_by, review, options, status)
    SELECT uuidv7(), organisation.id, 'tags', 'file ' || n || '.csv', n, decode(repeat('00', 32), 'hex'), 'none', n, 'bench', false, '{}', 'cancelled' FROM organisation, short
  ), reported AS (
    INSERT INTO reports (id, organisation_id, kind, format, filter, columns, fingerprint, requested_by, requested_at, status, finished_at)
    SELECT uuidv7(), organisation.id, 'donations', 'csv', '{}', '{}', sha256(convert_to('report ' || n, 'UTF8')), 'bench', now(), 'cancelled', now() FROM organisation, short
  ), listed AS (
    INSERT INTO mailing_lists (id, organisation_id, slug, name) SELECT uuidv7(), id, 'bench', 'Bench' FROM organisation RETURNING id
  ), mailed AS (
    INSERT INTO mailings (id, organisation_id, list_id, subject, mjml, html, plain, locale, segment, status, recipients, created_at, updated_at)
    SELECT uuidv7(), organisation.id, listed.id, 'News ' || n, '', '', '', 'en-GB', '{}', 'finished', $1, now() - n * interval '1 minute', now() FROM organisation, listed, short RETURNING id
  ), mailing AS MATERIALIZED (
    SELECT id FROM mailed LIMIT 1
  ), batched AS (
    INSERT INTO mailing_batches (mailing_id, number, organisation_id, sent) SELECT mailed.id, number, organisation.id, 100 FROM organisation, mailed, generate_series(0, 9) AS number
  ), messaged AS (
    INSERT INTO messages (mailing_id, position, organisation_id, donor_id, address, state, ended_at)
    SELECT mailing.id, long.n, organisation.id, numbered_donor.id, 'reader' || long.n || '@readers.example', CASE long.n % 1000 WHEN 0 THEN 'failed' ELSE 'sent' END, now()
    FROM organisation, mailing, long JOIN numbered_donor ON numbered_donor.n = 1 + long.n % 1000
  ), endpoints AS (
    INSERT INTO webhook_endpoints (id, organisation_id, url, event_types, secret, created_at, created_by)
    SELECT uuidv7(), organisation.id, 'https://receiver.example/' || n, '{donation.captured}', '', now(), 'bench' FROM organisation, short RETURNING id
  ), endpoint AS MATERIALIZED (
    SELECT id FROM endpoints LIMIT 1
  ), events AS (
    INSERT INTO webhook_events (id, organisation_id, type, data, happened_at) SELECT uuidv7(), organisation.id, 'donation.captured', '{}', now() FROM organisation, long RETURNING id
  ), delivered AS (
    INSERT INTO webhook_deliveries (organisation_id, endpoint_id, event_id, status, due_at, created_at, finished_at, response_status)
    SELECT organisation.id, endpoint.id, event.id, CASE event.n % 1000 WHEN 0 THEN 'failed' ELSE 'delivered' END, now(), now() - event.n * interval '1 second', now(), CASE event.n % 1000 WHEN 0 THEN 503 ELSE 200 END
    FROM organisation, endpoint, (SELECT id, row_number() OVER () AS n FROM events) AS event
  ), actor AS MATERIALIZED (
    SELECT id, row_number() OVER () AS n FROM staffed
  ), audited AS (
    INSERT INTO audit_entries (organisation_id, actor, action, subject, happened_at)
    SELECT organisation.id, 'staff:' || actor.id, 'mailing.save', 'thing:' || long.n, now() - long.n * interval '1 second' FROM organisation, long JOIN actor ON actor.n = 1 + long.n % $2
  ), day AS MATERIALIZED (
    SELECT giving_days.id FROM told, giving_days LIMIT 1
  ), matched AS (
    INSERT INTO matches (id, organisation_id, giving_day_id, currency, sponsor, pool, percent, opens_at, closes_at, snapshot, gifts, wanted, allotted, last_place, created_at, updated_at, created_by, idempotency_key, fingerprint)
    SELECT uuidv7(), organisation.id, day.id, 'GBP', 'Sponsor ' || n, 10000000000, 100, now() - interval '1 day', now() + n * interval '1 hour', pg_current_snapshot(), CASE n WHEN 1 THEN $1 ELSE 0 END,
           CASE n WHEN 1 THEN $1 * 1000 ELSE 0 END, CASE n WHEN 1 THEN $1 * 999 ELSE 0 END, CASE n WHEN 1 THEN $1 ELSE 0 END, now() - n * interval '1 minute', now(), 'bench', 'bench ' || n, ''
    FROM organisation, day, short RETURNING id, gifts
  ), match AS MATERIALIZED (
    SELECT id FROM matched ORDER BY gifts DESC LIMIT 1
  ), challenged AS (
    INSERT INTO challenges (id, organisation_id, giving_day_id, currency, sponsor, kind, threshold, reward, opens_at, closes_at, snapshot, progress, created_at, updated_at, created_by, idempotency_key, fingerprint)
    SELECT uuidv7(), organisation.id, day.id, 'GBP', 'Challenger ' || n, 'gifts', 1000 + n, 'Boathouse ' || n, now() - interval '1 day', now() + n * interval '1 hour', pg_current_snapshot(), n % 500, now() - n * interval '1 minute', now(), 'bench', 'bench ' || n, ''
    FROM organisation, day, short
  ), shared AS (
    INSERT INTO match_shares (match_id, organisation_id, donation_id, place, gift, wanted, allotted)
    SELECT match.id, organisation.id, gift.id, gift.n, 1000, 1000, CASE gift.n % 1000 WHEN 0 THEN 0 ELSE 1000 END
    FROM organisation, match, (SELECT donations.id, row_number() OVER () AS n FROM told, donations LIMIT $1) AS gift
    RETURNING donation_id, place
  )
  SELECT mailing.id AS mailing, endpoint.id AS endpoint, match.id AS match, (SELECT donation_id FROM shared WHERE place = 7) AS shared FROM mailing, endpoint, match`;
