import { Link } from 'react-router';
import type { ImportRowShown } from '../../../contract/imports.js';
import { Age } from '../../parts/age.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { Size } from '../../parts/size.js';
import { useWords } from '../../words/words.js';
import { ImportBadge, ImportBar } from './import-state.js';

export const IMPORTS: ListModel<ImportRowShown> = {
  path: '/imports',
  keyOf: ({ id }) => id,
  usualSort: { by: 'createdAt', order: 'descending' },
  filters: ['kind', 'status'],
  hasExport: true,
  empty: { title: 'imports.empty', text: 'list.noneYet' },
  columns: [
    { name: 'filename', title: 'import.file', isUsual: true, sort: { by: 'filename', first: 'ascending' }, cell: ({ id, filename }) => <Link to={`/imports/${id}`}><bdi>{filename}</bdi></Link> },
    { name: 'kind', title: 'import.kind', isUsual: true, cell: ({ kind }) => <Kind kind={kind} /> },
    { name: 'status', title: 'column.status', isUsual: true, cell: (row) => <span className="cell-lines"><span><ImportBadge status={row.status} /></span><ImportBar status={row.status} pace={row.pace} /></span> },
    { name: 'createdAt', title: 'column.time', isUsual: true, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'rows', title: 'import.rows', isUsual: true, isNumeric: true, sort: { by: 'rows', first: 'descending' }, cell: ({ rows }) => <Count n={rows.read} /> },
    { name: 'taken', title: 'import.taken', isUsual: true, isNumeric: true, cell: ({ rows, isCounted }) => (isCounted ? <Count n={rows.new + rows.changed} /> : '–') },
    { name: 'unchanged', title: 'rows.unchanged', isUsual: false, isNumeric: true, cell: ({ rows, isCounted }) => (isCounted ? <Count n={rows.unchanged} /> : '–') },
    { name: 'rejected', title: 'rows.rejected', isUsual: true, isNumeric: true, sort: { by: 'rejected', first: 'descending' }, cell: ({ rows }) => <Count n={rows.rejected} /> },
    { name: 'broughtBy', title: 'import.broughtBy', isUsual: true, cell: ({ broughtBy }) => <bdi>{broughtBy ?? '–'}</bdi> },
    { name: 'bytes', title: 'import.size', isUsual: false, isNumeric: true, sort: { by: 'bytes', first: 'descending' }, cell: ({ bytes }) => <Size bytes={bytes} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

function Kind({ kind }: Pick<ImportRowShown, 'kind'>) {
  return useWords().say(`importKind.${kind}`);
}

function Count({ n }: { readonly n: number }) {
  return useWords().number(n);
}
