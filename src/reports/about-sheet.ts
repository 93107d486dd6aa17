import type { SnapshotOrigin } from '../database/snapshot-reads.js';
import { STYLE } from '../sheets/write/cell-styles.js';
import { textCell } from '../sheets/write/cell-xml.js';
import { REPORTS } from './report-definitions.js';
import type { NamedFilter } from './report-filter.js';
import type { Report } from './report.js';

/** What a report says of itself. */
export interface AboutReport {
  readonly report: Pick<Report, 'id' | 'kind' | 'filter' | 'requestedAt'>;
  readonly organisation: string;
  readonly timeZone: string;
  /** By whom it was asked for, for people. */
  readonly requestedBy: string;
  readonly origin: SnapshotOrigin;
}

/** Whose it is, what is in it and what not, of which moment, and where that was read. */
export const aboutSheet = {
  widths: [24, 90],

  rows(about: AboutReport): string[][] {
    const { report, organisation, timeZone, requestedBy, origin } = about;
    const facts: [string, string][] = [
      ['Report', REPORTS[report.kind].title],
      ['Organisation', organisation],
      ...filterFacts(report.filter),
      ['As of', `${origin.asOf.toISOString()}: whatever had happened before is in it, and nothing that happened while it was made`],
      ['Read from', originText(origin)],
      ['Dates and hours', `in the time zone ${timeZone}`],
      ['Asked for by', requestedBy],
      ['Asked for at', report.requestedAt.toISOString()],
      ['Report number', report.id],
    ];
    return facts.map(([label, text], at) => [textCell(`A${at + 1}`, label, STYLE.title), textCell(`B${at + 1}`, text)]);
  },
};

function filterFacts({ givingDay, campaign, status, from, to, tag, mailing, by }: NamedFilter): [string, string][] {
  const facts: [string, string | undefined][] = [
    ['Giving day', givingDay?.title],
    ['Campaign', campaign?.title],
    ['Mailing', mailing?.title],
    ['Status', status?.join(', ')],
    ['From', from],
    ['Before', to],
    ['Tag of the donor', tag?.title],
    ['By', by],
  ];
  const named = facts.flatMap(([label, text]): [string, string][] => (text === undefined ? [] : [[label, text]]));
  return named.length > 0 ? named : [['Filter', 'none: everything of the organisation']];
}

function originText({ database, reason }: SnapshotOrigin): string {
  if (database === 'replica') return 'the replica, which had come to where the primary was';
  return reason === null ? 'the primary' : `the primary: ${reason}`;
}
