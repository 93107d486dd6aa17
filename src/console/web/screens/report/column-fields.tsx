import { Checkbox } from '@mantine/core';
import type { ReportColumnShown, ReportFormatShown, ReportTableShown } from '../../../contract/reports.js';
import { useWords } from '../../words/words.js';

interface ColumnFieldsProps {
  readonly tables: readonly ReportTableShown[];
  readonly format: ReportFormatShown;
  /** Keys; empty for the usual ones. */
  readonly chosen: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
}

/** Which columns the file has, by their headings in it. */
export function ColumnFields({ tables, format, chosen, onChange }: ColumnFieldsProps) {
  const { say } = useWords();
  const columns = columnsOf(tables);
  const usual = columns.filter(({ isUsual }) => isUsual).map(({ key }) => key);
  const isUsual = (keys: readonly string[]) => keys.length === usual.length && keys.every((key) => usual.includes(key));
  // In the order that the kind has them, whatever was ticked first.
  const choose = (keys: readonly string[]) => {
    const ordered = columns.map(({ key }) => key).filter((key) => keys.includes(key));
    onChange(isUsual(ordered) ? [] : ordered);
  };
  return (
    <fieldset className="wish-set">
      <legend>{say('wish.columns')}</legend>
      {tables.length > 1 && <p className="soft small">{say(format === 'csv' ? 'wish.csvOne' : 'wish.tables')}</p>}
      <Checkbox.Group value={[...(chosen.length === 0 ? usual : chosen)]} onChange={(keys) => keys.length > 0 && choose(keys)}>
        <div className="column-picks">{columns.map(({ key, heading }) => <Checkbox key={key} value={key} label={<span lang="en">{heading}</span>} size="sm" />)}</div>
      </Checkbox.Group>
    </fieldset>
  );
}

/** Of several tables, each column once. */
function columnsOf(tables: readonly ReportTableShown[]): readonly ReportColumnShown[] {
  return [...new Map(tables.flatMap(({ columns }) => columns).toReversed().map((column) => [column.key, column])).values()].toReversed();
}
