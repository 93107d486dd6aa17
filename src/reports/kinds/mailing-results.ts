import type { ReportColumn, ReportDefinition, ReportTable } from '../report-definition.js';
import { between, joined, where } from './conditions.sql.js';

const count = (key: string, heading: string, sql: string, joins: readonly string[]): ReportColumn => ({ key, heading, kind: 'number', sql: `coalesce(${sql}, 0)`, joins, isSummed: true, width: 11 });

const COUNTED = ['queued', 'sending', 'deferred', 'sent', 'failed', 'suppressed', 'uncertain'] as const;
const heading = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const JOINS = {
  list: 'JOIN mailing_lists list ON list.id = mailing.list_id',
  campaign: 'LEFT JOIN campaigns campaign ON campaign.id = mailing.campaign_id',
  counts: `LEFT JOIN LATERAL (
    SELECT ${COUNTED.map((state) => `sum(${state}) AS ${state}`).join(', ')} FROM mailing_batches WHERE mailing_id = mailing.id
  ) counts ON true`,
  reports: `LEFT JOIN LATERAL (
    SELECT count(bounced_at) AS bounced, count(complained_at) AS complained FROM messages WHERE mailing_id = mailing.id
  ) reports ON true`,
};

const mailings: ReportTable = {
  name: 'Mailings',
  columns: [
    { key: 'subject', heading: 'Subject', kind: 'text', sql: 'mailing.subject', width: 40 },
    { key: 'status', heading: 'Status', kind: 'text', sql: 'mailing.status', width: 12 },
    { key: 'list', heading: 'List', kind: 'text', sql: 'list.name', joins: ['list'] },
    { key: 'campaign', heading: 'Campaign', kind: 'text', sql: 'campaign.title', joins: ['campaign'] },
    { key: 'startedAt', heading: 'Started at', kind: 'instant', sql: 'mailing.started_at' },
    { key: 'endedAt', heading: 'Ended at', kind: 'instant', sql: 'mailing.ended_at' },
    { key: 'recipients', heading: 'Recipients', kind: 'number', sql: 'mailing.recipients', isSummed: true, width: 11 },
    ...COUNTED.map((state) => count(state, heading(state), `counts.${state}`, ['counts'])),
    count('bounced', 'Bounced', 'reports.bounced', ['reports']),
    count('complained', 'Complained', 'reports.complained', ['reports']),
    { key: 'id', heading: 'Mailing', kind: 'text', sql: 'mailing.id', isExtra: true, width: 38 },
  ],
  hasTotals: true,
  from: ({ organisationId, filter }, bound, joins) => `
    FROM mailings mailing ${joined(JOINS, joins)}
    ${where(
      `mailing.organisation_id = ${bound.add(organisationId, 'uuid')}`,
      ...(filter.campaign === undefined ? [] : [`mailing.campaign_id = ${bound.add(filter.campaign.id, 'uuid')}`]),
      ...(filter.givingDay === undefined ? [] : [`mailing.giving_day_id = ${bound.add(filter.givingDay.id, 'uuid')}`]),
      ...between('coalesce(mailing.started_at, mailing.created_at)', filter, bound),
    )}
    ORDER BY mailing.id`,
};

const messages: ReportTable = {
  name: 'Messages',
  columns: [
    { key: 'position', heading: 'Number', kind: 'number', sql: 'message.position', width: 10 },
    { key: 'address', heading: 'Address', kind: 'text', sql: 'message.address', width: 30 },
    { key: 'donorNumber', heading: 'Donor number', kind: 'text', sql: 'donor.number', width: 16 },
    { key: 'name', heading: 'Name', kind: 'text', sql: 'donor.name' },
    { key: 'state', heading: 'State', kind: 'text', sql: 'message.state', width: 12 },
    { key: 'attempts', heading: 'Attempts', kind: 'number', sql: 'message.attempts', width: 10 },
    { key: 'reason', heading: 'Reason', kind: 'text', sql: 'message.reason', width: 40 },
    { key: 'endedAt', heading: 'Ended at', kind: 'instant', sql: 'message.ended_at' },
    { key: 'bouncedAt', heading: 'Bounced at', kind: 'instant', sql: 'message.bounced_at' },
    { key: 'complainedAt', heading: 'Complained at', kind: 'instant', sql: 'message.complained_at' },
  ],
  hasTotals: false,
  from: ({ organisationId, filter }, bound) => `
    FROM messages message JOIN donors donor ON donor.id = message.donor_id
    ${where(`message.organisation_id = ${bound.add(organisationId, 'uuid')}`, `message.mailing_id = ${bound.add(filter.mailing?.id, 'uuid')}`)}
    ORDER BY message.position`,
};

/** Mailings with what became of their messages; of one mailing, each of its messages. */
export const mailingResults: ReportDefinition = {
  title: 'Mailing results',
  filters: ['givingDay', 'campaign', 'from', 'to', 'mailing'],
  tables: ({ mailing }) => [mailing === undefined ? mailings : messages],
};
