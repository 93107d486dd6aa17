import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnsWish, ImportFileShown, ImportFolderShown } from '../../../contract/imports.js';
import { Fault } from '../../parts/fault.js';
import { Panel } from '../../parts/panel.js';
import { ask } from '../../wire/ask.js';
import { useWords, type WordKey } from '../../words/words.js';
import { faultOfChoice, toColumns } from './column-choice.js';

interface ColumnsProps {
  readonly folder: ImportFolderShown;
  readonly onDone: (folder: ImportFolderShown) => void;
}

/** What each column was taken for, to be set right where that is wrong while nothing has been changed yet. */
export function Columns({ folder, onDone }: ColumnsProps) {
  const { say } = useWords();
  const { file } = folder.import;
  if (file === null) return null;
  const by = file.columns.some(({ field }) => field !== null) ? say(`columns.${file.columnsBy}`) : '';
  const where = file.columns.length === 0 ? '' : file.headerRow === null ? say('columns.noHeader') : `${say('columns.header', { n: file.headerRow })} ${by}`;
  return (
    <Panel title={say('columns.title')} aside={where}>
      {folder.may.chooseColumns ? <Choice folder={folder} file={file} onDone={onDone} /> : <Taken file={file} />}
    </Panel>
  );
}

function useFieldNames() {
  const { say } = useWords();
  return (field: string) => say(`said.${field}` as WordKey);
}

function Taken({ file: { columns } }: { readonly file: ImportFileShown }) {
  const { say } = useWords();
  const name = useFieldNames();
  return (
    <dl className="facts">
      {columns.map(({ header, field }, at) => (
        <div key={at} className="taken-column"><dt><bdi>{header || say('columns.noName')}</bdi></dt><dd>{field === null ? <span className="soft">{say('columns.nothing')}</span> : name(field)}</dd></div>
      ))}
    </dl>
  );
}

function Choice({ folder: { import: of, fields, required }, file, onDone }: ColumnsProps & { readonly file: ImportFileShown }) {
  const { say } = useWords();
  const name = useFieldNames();
  const [chosen, setChosen] = useState(() => file.columns.map(({ field }) => field));
  const [sheet, setSheet] = useState(file.sheet);
  const save = useMutation({ mutationFn: (body: ColumnsWish) => ask<ImportFolderShown>(`/imports/${of.id}/columns`, { method: 'PUT', body }), onSuccess: onDone });
  const isOtherSheet = sheet !== file.sheet;
  const fault = isOtherSheet ? null : faultOfChoice(chosen, fields, required);
  const options = [{ value: '', label: say('columns.nothing') }, ...fields.map((field) => ({ value: field.name, label: name(field.name) }))];
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ sheet: sheet === '' ? null : sheet, columns: isOtherSheet ? null : toColumns(file.columns, chosen) });
      }}
    >
      <SheetChoice file={file} value={sheet} onChoose={setSheet} />
      {!isOtherSheet && (
        <div className="column-rows">
          {file.columns.map(({ header }, at) => (
            <NativeSelect
              key={at}
              className="column-row"
              label={<bdi>{header || say('columns.noName')}</bdi>}
              data={options}
              value={chosen[at] ?? ''}
              onChange={({ target }) => setChosen(chosen.with(at, target.value === '' ? null : target.value))}
            />
          ))}
        </div>
      )}
      {fault !== null && <p className="fault" role="alert">{fault.kind === 'twice' ? say('columns.twice', { field: name(fault.field) }) : say('columns.missing', { fields: fault.fields.map(name).join(say('columns.or')) })}</p>}
      <div className="form-end">
        <Button type="submit" variant="default" disabled={fault !== null || (sheet === '' && file.sheets.length > 1)} loading={save.isPending}>{say('columns.again')}</Button>
        <span className="soft small">{say('columns.kept')}</span>
      </div>
      <Fault error={save.error} />
    </form>
  );
}

function SheetChoice({ file: { sheets, sheet }, value, onChoose }: { readonly file: ImportFileShown; readonly value: string; readonly onChoose: (sheet: string) => void }) {
  const { say } = useWords();
  if (sheets.length < 2) return null;
  const none = sheet === '' ? [{ value: '', label: say('columns.sheetUnclear') }] : [];
  return (
    <NativeSelect
      label={say('columns.sheet')}
      data={[...none, ...sheets.map(({ name, isHidden }) => ({ value: name, label: isHidden ? say('columns.hidden', { name }) : name }))]}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
    />
  );
}
