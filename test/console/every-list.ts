import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLIENT_ROLES } from '../../src/organisations/staff-rights.js';
import { aCampaign, next } from '../factories/a-campaign.js';
import { giftsTo } from '../factories/a-report.js';
import { aMailing } from '../factories/a-mailing.js';
import { anUnreadableJob } from '../factories/an-unreadable-job.js';
import { anEml } from './an-eml.js';
import type { ListCase, Listed, Row } from './list-case.js';
import { PLEDGE_LISTS } from './pledge-lists.js';

const sql = ({ app }: Listed, statement: string, parameters: unknown[]) => app.database.transactions.run('platform', (tx) => tx.rows(statement, parameters));
const has = (...texts: (string | null)[]) => (text: string) => texts.some((each) => each?.toLowerCase().includes(text.toLowerCase()) ?? false);
const at = (instant: string | null) => (instant === null ? null : Date.parse(instant));
const id = ({ id: own }: Row): string => own as string;
const byId = ['id', id] as const;

/** `n` of a statement counts from here, so that what is planted twice is not the same. */
const from = () => next() * 1_000;

export const LISTS: readonly ListCase[] = [
  {
    path: '/donations', route: 'donations', who: 'admin', keyOf: id, cell: byId,
    plant: async ({ app, campaign, word }, count) => {
      await giftsTo(app.database, campaign, { count: Math.ceil(count / 2), name: `Giver of ${word}` });
      await giftsTo(app.database, campaign, { count: Math.ceil(count / 2), status: 'failed', name: `Giver of ${word}` });
    },
    sorts: { createdAt: ({ createdAt }) => at(createdAt), amount: ({ gift }) => gift.amount as number },
    filters: { 'status=failed': ({ status }) => status === 'failed', 'from=2000-01-01T00:00:00Z': () => true },
    search: { text: id, finds: (row, text) => row.id === text },
  },
  {
    path: '/donors', route: 'donors', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO donors (id, organisation_id, email, name, created_at) SELECT uuidv7(), $1, 'person' || $2::integer + n || '@' || $3 || '.example', (ARRAY['Ada', 'ada', 'Émile', 'Ünal', 'noor'])[1 + n % 5], now() - n / 3 * interval '1 day' FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() =>
        sql(of, `INSERT INTO donor_tags (organisation_id, donor_id, tag_id) SELECT $1, donors.id, tags.id FROM donors, tags WHERE donors.organisation_id = $1 AND tags.organisation_id = $1 AND tags.name = 'Alumni of ' || $2 AND donors.name = 'Ada' ON CONFLICT DO NOTHING`, [of.organisationId, of.word]),
      ).then(() => undefined),
    sorts: { createdAt: ({ createdAt }) => at(createdAt), name: null },
    filters: { 'tag=Alumni of {word}': ({ tags }) => (tags as string[]).some((tag) => tag.startsWith('Alumni')) },
    search: { text: ({ email }) => (email as string).slice(0, 9), finds: ({ email }, text) => (email as string).startsWith(text) },
  },
  {
    path: '/tags', route: 'tags', who: 'admin', keyOf: ({ name }) => name as string, cell: ['name', ({ name }) => name as string],
    plant: (of, count) => sql(of, `INSERT INTO tags (id, organisation_id, name) SELECT uuidv7(), $1, 'Class ' || $2::integer + n || ' of ' || $3 FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { donors: ({ donors }) => donors as number, name: null },
    filters: {},
    search: { text: ({ name }) => (name as string).slice(2, 12).toUpperCase(), finds: ({ name }, text) => has(name)(text) },
  },
  {
    path: '/segments/saved', route: 'segments/saved', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO segments (id, organisation_id, name, rule, created_at, created_by, updated_at) SELECT uuidv7(), $1, 'Friends ' || $2::integer + n || ' of ' || $3, '{}', now(), 'test', now() - n / 3 * interval '1 hour' FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { name: null, updatedAt: ({ updatedAt }) => at(updatedAt) },
    filters: {},
    search: { text: ({ name }) => (name as string).slice(3, 13).toUpperCase(), finds: ({ name }, text) => has(name)(text) },
  },
  {
    path: '/campaigns', route: 'campaigns', who: 'admin', keyOf: id, cell: ['slug', ({ slug }) => slug as string],
    plant: async ({ app, organisationId, word }, count) => {
      const hour = 3_600_000;
      for (let n = 0; n < count; n += 1) {
        const opensAt = new Date(Date.now() + (n % 3 === 0 ? hour : -3 * hour));
        await aCampaign(app.database, { organisationId, title: `Roof ${n % 4} of ${word}`, goal: n % 5 === 0 ? null : 1_000 * (1 + (n % 3)), opensAt, closesAt: n % 4 === 1 && n % 3 !== 0 ? new Date(Date.now() - hour) : null, isPublished: n % 5 !== 4 });
      }
    },
    sorts: { opensAt: ({ opensAt }) => at(opensAt), title: null, goal: ({ goal }) => (goal as number | null) ?? 0 },
    filters: Object.fromEntries(['draft', 'upcoming', 'open', 'closed'].map((period) => [`period=${period}`, (row: Row) => row.period === period])),
    search: { text: ({ slug }) => slug as string, finds: ({ title, slug }, text) => has(`${title} ${slug}`)(text) },
  },
  {
    path: '/giving-days', route: 'giving-days', who: 'admin', keyOf: ({ slug }) => slug as string, cell: ['slug', ({ slug }) => slug as string],
    plant: (of, count) =>
      sql(of, `INSERT INTO giving_days (id, organisation_id, slug, title, locale, currency, starts_at, ends_at, published_at)
               SELECT uuidv7(), $1, $3 || '-day-' || $2::integer + n, 'Day ' || n % 4 || ' of ' || $3, 'en-GB', 'GBP', now() + (n % 5 - 2) * interval '1 day' - interval '1 hour', now() + (n % 5 - 2) * interval '1 day' + interval '1 hour', CASE WHEN n % 6 <> 0 THEN now() END
               FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { startsAt: ({ startsAt }) => at(startsAt), endsAt: ({ endsAt }) => at(endsAt), title: null, campaigns: ({ campaigns }) => campaigns as number },
    filters: Object.fromEntries(['draft', 'upcoming', 'open', 'closed'].map((period) => [`period=${period}`, (row: Row) => row.period === period])),
    search: { text: ({ slug }) => slug as string, finds: ({ title, slug }, text) => has(`${title} ${slug}`)(text) },
  },
  {
    path: '/imports', route: 'imports', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO imports (id, organisation_id, kind, filename, bytes, sha256, storage_key, idempotency_key, requested_by, review, options, status, rows_read, rows_rejected, created_at, failure)
               SELECT uuidv7(), $1, (ARRAY['tags', 'donors'])[1 + n % 2], 'file ' || n % 4 || ' of ' || $3 || '.csv', 1 + n % 3, decode(repeat('00', 32), 'hex'), 'none', $2::integer + n, 'test', false, '{}', (ARRAY['done', 'cancelled', 'failed'])[1 + n % 3], n % 4, n % 2,
                      now() - n / 3 * interval '1 hour', CASE WHEN n % 3 = 2 THEN '{"code": "x", "message": "broken"}'::jsonb END
               FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { createdAt: ({ createdAt }) => at(createdAt), filename: null, rows: ({ rows }) => rows.read as number, rejected: ({ rows }) => rows.rejected as number, bytes: ({ bytes }) => bytes as number },
    filters: { 'kind=tags': ({ kind }) => kind === 'tags', 'status=failed': ({ status }) => status === 'failed' },
    search: { text: ({ filename }) => (filename as string).slice(0, 6), finds: ({ filename }, text) => has(filename)(text) },
  },
  {
    path: '/reports', route: 'reports', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO reports (id, organisation_id, kind, format, filter, columns, fingerprint, requested_by, requested_at, status, rows_written, finished_at, failure_code, failure)
               SELECT uuidv7(), $1, (ARRAY['donations', 'donors'])[1 + n % 2], (ARRAY['csv', 'xlsx'])[1 + n % 2], '{}', '{}', sha256(convert_to($3 || $2::integer + n, 'UTF8')), 'staff:' || staff.id, now() - n / 3 * interval '1 hour',
                      (ARRAY['cancelled', 'failed'])[1 + n % 2], n % 4, now(), CASE WHEN n % 2 = 1 THEN 'x' END, CASE WHEN n % 2 = 1 THEN 'broken' END
               FROM generate_series(1, $4::integer) n CROSS JOIN LATERAL (SELECT id FROM staff WHERE organisation_id = $1 ORDER BY id OFFSET n % 2 LIMIT 1) staff`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { requestedAt: ({ requestedAt }) => at(requestedAt), rows: ({ written }) => written as number, size: ({ bytes }) => (bytes as number | null) ?? 0 },
    filters: { 'kind=donors': ({ kind }) => kind === 'donors', 'format=csv': ({ format }) => format === 'csv', 'status=failed': ({ status }) => status === 'failed' },
    search: { text: ({ askedBy }) => (askedBy as string).slice(1, -1).toUpperCase(), finds: ({ askedBy }, text) => has(askedBy)(text) },
  },
  {
    path: '/mailings', route: 'mailings', who: 'admin', keyOf: id, cell: byId,
    plant: async (of, count) => {
      const mailing = await aMailing(of.app.app, of.organisationId, { subject: `First of ${of.word}` });
      await sql(of, `INSERT INTO mailings SELECT (jsonb_populate_record(NULL::mailings, to_jsonb(mailing) || jsonb_build_object('id', uuidv7(), 'subject', 'News ' || n % 4 || ' of ' || $2,
                       'created_at', now() - n / 3 * interval '1 hour', 'status', (ARRAY['draft', 'scheduled', 'finished'])[1 + n % 3], 'send_at', CASE WHEN n % 3 = 1 THEN now() + n % 4 * interval '1 hour' END,
                       'paused_at', CASE WHEN n % 6 = 1 THEN now() END, 'recipients', CASE WHEN n % 3 = 2 THEN n % 4 END, 'started_at', CASE WHEN n % 3 = 2 THEN now() - interval '1 hour' END))).*
                     FROM mailings mailing, generate_series(1, $3::integer) n WHERE mailing.id = $1`, [mailing, of.word, count]);
    },
    sorts: { createdAt: ({ createdAt }) => at(createdAt), subject: null, goesOutAt: ({ startedAt, cue }) => at(startedAt ?? cue?.at ?? '9999-12-31T23:59:59Z'), recipients: ({ recipients }) => (recipients as number | null) ?? 0 },
    filters: Object.fromEntries(['draft', 'scheduled', 'paused', 'finished'].map((status) => [`status=${status}`, (row: Row) => row.status === status])),
    search: { text: ({ subject }) => (subject as string).slice(0, 6).toUpperCase(), finds: ({ subject }, text) => has(subject)(text) },
  },
  {
    path: ({ mailing }) => `/mailings/${mailing}/messages`, route: 'mailings/:id/messages', who: 'admin', keyOf: ({ position }) => String(position), cell: ['position', ({ position }) => String(position)],
    plant: (of, count) =>
      sql(of, `INSERT INTO messages (mailing_id, position, organisation_id, donor_id, address, state, reason, bounced_at)
               SELECT $1, $3::integer + n, $2, (SELECT id FROM donors WHERE organisation_id = $2 ORDER BY id LIMIT 1), 'reader' || ($3::integer + n * 7) % 1000 || '-' || $3::integer + n || '@' || $4 || '.example', (ARRAY['queued', 'sent', 'failed'])[1 + n % 3], CASE WHEN n % 3 = 2 THEN 'mailbox full' END, CASE WHEN n % 6 = 1 THEN now() END
               FROM generate_series(1, $5::integer) n`, [of.mailing, of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { position: ({ position }) => position as number, address: null },
    filters: { 'state=failed': ({ state }) => state === 'failed', 'report=bounced': ({ bouncedAt }) => bouncedAt !== null },
    search: { text: ({ address }) => (address as string).slice(0, 8).toUpperCase(), finds: ({ address }, text) => (address as string).startsWith(text.toLowerCase()) },
  },
  {
    path: '/staff', route: 'staff', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO staff (id, organisation_id, email, name, role, password_hash, disabled_at, created_at)
               SELECT uuidv7(), $1, 'staff' || $2::integer + n || '@' || $3 || '.example', (ARRAY['Ada', 'ada', 'Zoë', 'Noor'])[1 + n % 4], ($5::text[])[1 + n % 2], CASE WHEN n % 3 <> 0 THEN 'x' END, CASE WHEN n % 5 = 0 THEN now() END, now() - n / 3 * interval '1 day'
               FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count, CLIENT_ROLES]).then(() => undefined),
    sorts: { name: null, email: null, role: ({ role }) => role as string, state: ({ state }) => state as string, lastSeenAt: ({ lastSeenAt }) => at(lastSeenAt) ?? 0, createdAt: ({ createdAt }) => at(createdAt) },
    filters: { 'role=client_editor': ({ role }) => role === 'client_editor', 'state=invited': ({ state }) => state === 'invited', 'state=deactivated': ({ state }) => state === 'deactivated', 'factor=no': ({ hasSecondFactor }) => hasSecondFactor === false },
    search: { text: ({ email }) => (email as string).slice(2, 9).toUpperCase(), finds: ({ name, email }, text) => has(`${name} ${email}`)(text) },
  },
  {
    path: '/api-keys', route: 'api-keys', who: 'admin', keyOf: ({ tokenStart }) => tokenStart as string, cell: ['tokenStart', ({ tokenStart }) => tokenStart as string],
    plant: (of, count) =>
      sql(of, `INSERT INTO api_keys (id, organisation_id, name, key_hash, scopes, token_start, created_at, expires_at, revoked_at, last_used_at)
               SELECT uuidv7(), $1, 'Key ' || n % 4 || ' of ' || $3, sha256(convert_to($3 || $2::integer + n, 'UTF8')), CASE WHEN n % 2 = 0 THEN '{donations:read}'::text[] ELSE '{reports:read}' END, 'fk_' || $2::integer + n, now() - n / 3 * interval '1 hour',
                      CASE WHEN n % 3 <> 0 THEN now() + (n % 3 - 1.5) * interval '1 day' END, CASE WHEN n % 5 = 0 THEN now() END, CASE WHEN n % 4 <> 0 THEN now() - n % 4 * interval '1 minute' END
               FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { createdAt: ({ createdAt }) => at(createdAt), name: null, expiresAt: ({ expiresAt }) => at(expiresAt ?? '9999-12-31T23:59:59Z'), lastUsedAt: ({ lastUsedAt }) => at(lastUsedAt) ?? 0 },
    filters: {
      'state=good': ({ isOpen }) => isOpen === true, 'state=revoked': ({ revokedAt }) => revokedAt !== null, 'state=expired': ({ isOpen, revokedAt }) => isOpen === false && revokedAt === null,
      'scope=reports:read': ({ scopes }) => (scopes as string[]).includes('reports:read'),
    },
    search: { text: ({ tokenStart }) => tokenStart as string, finds: ({ tokenStart }, text) => (tokenStart as string).startsWith(text) },
  },
  {
    path: '/webhook-endpoints', route: 'webhook-endpoints', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO webhook_endpoints (id, organisation_id, url, description, event_types, secret, created_at, created_by, failures, failing_since, disabled_at, disabled_because)
               SELECT uuidv7(), $1, 'https://' || $3 || '.example/' || repeat('x', 900) || $2::integer + n, 'System ' || n % 4, CASE WHEN n % 2 = 0 THEN '{donation.captured}'::text[] ELSE '{import.done}' END, '', now() - n / 3 * interval '1 hour', 'test', n % 3, CASE WHEN n % 3 > 0 THEN now() END, CASE WHEN n % 5 = 0 THEN now() END, CASE WHEN n % 5 = 0 THEN 'gone' END
               FROM generate_series(1, $4::integer) n`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { createdAt: ({ createdAt }) => at(createdAt), url: null, description: ({ description }) => (description as string).toLowerCase(), failures: ({ failures }) => failures as number },
    filters: {
      'state=good': ({ isEnabled, failures }) => isEnabled === true && failures === 0, 'state=failing': ({ isEnabled, failures }) => isEnabled === true && failures > 0, 'state=disabled': ({ isEnabled }) => isEnabled === false,
      'event=import.done': ({ eventTypes }) => (eventTypes as string[]).includes('import.done'),
    },
    search: { text: ({ description }) => (description as string).toUpperCase(), finds: ({ url, description }, text) => has(`${url} ${description}`)(text) },
  },
  {
    path: ({ endpoint }) => `/webhook-endpoints/${endpoint}/deliveries`, route: 'webhook-endpoints/:id/deliveries', who: 'admin', keyOf: id, cell: ['eventId', ({ eventId }) => eventId as string],
    plant: (of, count) =>
      sql(of, `WITH event AS (INSERT INTO webhook_events (organisation_id, type, data, happened_at) SELECT $1, 'donation.captured', '{}', now() FROM generate_series(1, $3::integer) RETURNING id), numbered AS (SELECT id, row_number() OVER () AS n FROM event)
               INSERT INTO webhook_deliveries (organisation_id, endpoint_id, event_id, status, due_at, created_at, finished_at, response_status)
               SELECT $1, $2, id, (ARRAY['waiting', 'delivered', 'failed'])[1 + n % 3], now() + interval '1 day', now() - n / 3 * interval '1 hour', CASE WHEN n % 3 > 0 THEN now() END, CASE WHEN n % 3 = 2 THEN 503 END FROM numbered`, [of.organisationId, of.endpoint, count]).then(() => undefined),
    sorts: { createdAt: ({ createdAt }) => at(createdAt) },
    filters: { 'status=failed': ({ status }) => status === 'failed', 'status=waiting': ({ status }) => status === 'waiting' },
    search: { text: ({ eventId }) => eventId as string, finds: ({ eventId }, text) => eventId === text },
  },
  {
    path: '/audit', route: 'audit', who: 'admin', keyOf: id, cell: byId,
    plant: (of, count) =>
      sql(of, `INSERT INTO audit_entries (organisation_id, actor, action, subject, happened_at) SELECT $1, 'staff:' || staff.id, (ARRAY['mailing.save', 'donation.refund'])[1 + n % 2], 'thing:' || $2::integer + n || ' of ' || $3, now() - n / 3 * interval '1 hour'
               FROM generate_series(1, $4::integer) n CROSS JOIN LATERAL (SELECT id FROM staff WHERE organisation_id = $1 ORDER BY id OFFSET n % 2 LIMIT 1) staff`, [of.organisationId, from(), of.word, count]).then(() => undefined),
    sorts: { happenedAt: ({ happenedAt }) => at(happenedAt) },
    filters: { 'action=donation': ({ action }) => (action as string).startsWith('donation.'), 'action=mailing.save': ({ action }) => action === 'mailing.save' },
    search: { text: ({ actorName }) => ((actorName as string | null) ?? '').slice(1, -1).toUpperCase(), finds: ({ actorName }, text) => has(actorName)(text) },
  },
  {
    path: '/queues/set-aside', route: 'queues/set-aside', who: 'engineer', keyOf: id, cell: byId,
    plant: async ({ app, word }, count) => {
      for (let n = 0; n < Math.min(count, 5); n += 1) await anUnreadableJob(app, { word, n });
    },
    sorts: { setAsideAt: ({ setAsideAt }) => at(setAsideAt), name: ({ name }) => name as string, attempts: ({ attempts }) => attempts as number },
    filters: { 'queue=report': ({ queue }) => queue === 'report' },
    search: { text: id, finds: ({ id: own, name, reason }, text) => has(`${name} ${reason} ${own}`)(text) },
  },
  {
    path: '/outbox', route: 'outbox', who: 'engineer', keyOf: ({ name }) => name as string, cell: ['name', ({ name }) => name as string],
    plant: async ({ mailFolder, word }, count) => {
      const begins = from();
      for (let n = 0; n < count; n += 1) writeFileSync(join(mailFolder, `2026-11-2${n % 3}T10-00-00.000Z-${begins + n}.eml`), anEml({ subject: `No. ${begins + n} of ${word}` }));
    },
    sorts: { arrivedAt: null },
    filters: {},
    search: { text: ({ subject }) => (subject as string).slice(1, 7), finds: ({ subject }, text) => has(subject)(text) },
  },
  ...PLEDGE_LISTS,
];
