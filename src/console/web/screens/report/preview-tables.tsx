import type { ReportPreviewShown } from '../../../contract/reports.js';
import { Panel } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { useWords } from '../../words/words.js';

/** The first rows of each table, as they stand in the file: in English, and in the organisation's own time zone. */
export function PreviewTables({ preview: { asOf, database, tables } }: { readonly preview: ReportPreviewShown }) {
  const { say, clock, number } = useWords();
  const moment = `${say('look.asOf', { when: clock(asOf) })}, ${say(`look.${database}`)}`;
  return (
    <>
      {tables.map(({ name, columns, rows, hasMore }) => (
        <Panel key={name} title={tables.length === 1 ? say('look.title') : <span lang="en">{name}</span>} aside={moment}>
          {rows.length === 0 ? <p className="soft">{say('look.none')}</p> : (
            <div className="look" lang="en">
              <PlainTable
                label={name}
                heads={columns.map(({ heading, isNumeric }) => ({ title: heading, isNumeric }))}
                lines={rows.map((cells, at) => ({ key: String(at), cells: cells.map((cell, column) => <bdi key={columns[column]?.key} className="cell-long">{cell ?? ''}</bdi>) }))}
              />
            </div>
          )}
          {hasMore && <p className="panel-levers soft small">{number(rows.length)} · {say('look.more')}</p>}
        </Panel>
      ))}
    </>
  );
}
