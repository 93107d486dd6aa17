import type { ReportDefinition, ReportTable } from '../report-definition.js';
import { between, joined, where } from './conditions.sql.js';

const JOINS = {
  staff: `LEFT JOIN staff ON 'staff:' || staff.id = entry.actor`,
  key: `LEFT JOIN api_keys key ON 'api-key:' || key.id = entry.actor`,
};

const table: ReportTable = {
  name: 'Audit log',
  columns: [
    { key: 'at', heading: 'At', kind: 'instant', sql: 'entry.happened_at' },
    { key: 'who', heading: 'Who', kind: 'text', sql: 'coalesce(staff.name, key.name)', joins: ['staff', 'key'] },
    { key: 'actor', heading: 'Actor', kind: 'text', sql: 'entry.actor', width: 30 },
    { key: 'action', heading: 'Action', kind: 'text', sql: 'entry.action' },
    { key: 'subject', heading: 'Subject', kind: 'text', sql: 'entry.subject', width: 40 },
    { key: 'detail', heading: 'Detail', kind: 'text', sql: 'entry.detail', width: 60 },
    { key: 'number', heading: 'Entry', kind: 'number', sql: 'entry.id', isExtra: true },
  ],
  hasTotals: false,
  from: ({ organisationId, filter }, bound, joins) => `
    FROM audit_entries entry ${joined(JOINS, joins)}
    ${where(`entry.organisation_id = ${bound.add(organisationId, 'uuid')}`, ...between('entry.happened_at', filter, bound))}
    ORDER BY entry.id`,
};

/** Who did what to what. */
export const auditLog: ReportDefinition = { title: 'Audit log', filters: ['from', 'to'], tables: () => [table] };
