import { Link } from 'react-router';
import type { ReportRowShown } from '../../../contract/reports.js';
import { Age } from '../../parts/age.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { Size } from '../../parts/size.js';
import { useWords } from '../../words/words.js';
import { FilterText } from './filter-text.js';
import { ReportBadge, ReportBar } from './report-state.js';

export const REPORTS: ListModel<ReportRowShown> = {
  path: '/reports',
  keyOf: ({ id }) => id,
  usualSort: { by: 'requestedAt', order: 'descending' },
  filters: ['kind', 'format', 'status'],
  hasExport: true,
  empty: { title: 'reports.empty', text: 'list.noneYet' },
  columns: [
    { name: 'kind', title: 'report.kind', isUsual: true, cell: (row) => <Way row={row} /> },
    { name: 'filter', title: 'report.filter', isUsual: true, cell: ({ filter }) => <span className="cell-long"><FilterText filter={filter} /></span> },
    { name: 'status', title: 'column.status', isUsual: true, cell: (row) => <span className="cell-lines"><span><ReportBadge status={row.status} /></span><ReportBar of={row} /></span> },
    { name: 'requestedAt', title: 'column.time', isUsual: true, sort: { by: 'requestedAt', first: 'descending' }, cell: ({ requestedAt }) => <Age at={requestedAt} /> },
    { name: 'askedBy', title: 'report.askedBy', isUsual: true, cell: ({ askedBy }) => <bdi>{askedBy ?? '–'}</bdi> },
    { name: 'rows', title: 'import.rows', isUsual: true, isNumeric: true, sort: { by: 'rows', first: 'descending' }, cell: ({ written }) => <Count n={written} /> },
    { name: 'size', title: 'report.size', isUsual: true, isNumeric: true, sort: { by: 'size', first: 'descending' }, cell: (row) => <Download row={row} /> },
    { name: 'expiresAt', title: 'report.kept', isUsual: false, cell: ({ expiresAt }) => (expiresAt === null ? '–' : <Time at={expiresAt} />) },
    { name: 'format', title: 'report.format', isUsual: false, cell: ({ format }) => `.${format}` },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Way({ row: { id, kind, format } }: { readonly row: ReportRowShown }) {
  const { say } = useWords();
  return <><Link to={`/reports/${id}`}>{say(`reportKind.${kind}`)}</Link> <span className="soft small">.{format}</span></>;
}

function Download({ row: { id, bytes } }: { readonly row: ReportRowShown }) {
  const { say } = useWords();
  if (bytes === null) return '–';
  return <a className="plain-link" href={`/console/api/reports/${id}/file`} download><span className="hidden-text">{say('making.download')}: </span><Size bytes={bytes} /></a>;
}

function Count({ n }: { readonly n: number }) {
  return useWords().number(n);
}

function Time({ at }: { readonly at: string }) {
  return useWords().time(at);
}
