import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ImportFolderShown, ImportPreviewShown, PreviewRowShown } from '../../../contract/imports.js';
import { Badge, type Tone } from '../../parts/badge.js';
import { Icon } from '../../parts/icon.js';
import { Panel } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { Broken } from '../../parts/states.js';
import { ask } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { Changes } from './changes.js';

const TONES: Readonly<Record<PreviewRowShown['outcome'], Tone>> = { new: 'good', changed: 'waiting', unchanged: 'plain', duplicate: 'plain', rejected: 'fault' };

/** What the first hundred rows do, and what is wrong with rejected ones. */
export function Preview({ of }: { readonly of: ImportFolderShown['import'] }) {
  const { say } = useWords();
  const { id, status, isCounted, rows } = of;
  const isWorthAsking = isCounted || rows.rejected > 0;
  const { data, error, refetch } = useQuery({
    queryKey: ['import-preview', id, status, isCounted],
    queryFn: () => ask<ImportPreviewShown>(`/imports/${id}/preview`),
    enabled: isWorthAsking,
    // Read again with other columns, the same rows do something else.
    staleTime: 0,
    placeholderData: (before) => before,
  });
  if (!isWorthAsking) return null;
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <>
      {data.rows.length > 0 && <Panel title={say('preview.title')}><FirstRows rows={data.rows} /></Panel>}
      {(data.faults.length > 0 || of.hasErrorFile) && <Rejected of={of} faults={data.faults} />}
    </>
  );
}

function FirstRows({ rows }: Pick<ImportPreviewShown, 'rows'>) {
  const { say, number } = useWords();
  return (
    <div className="preview-rows">
      <PlainTable
        label={say('preview.title')}
        heads={[{ title: say('preview.row'), isNumeric: true }, { title: say('preview.outcome') }, { title: say('preview.subject') }, { title: say('preview.change') }]}
        lines={rows.map((row, at) => ({
          key: `${row.row} ${at}`,
          cells: [number(row.row), <Badge key="outcome" tone={TONES[row.outcome]}>{say(`outcome.${row.outcome}`)}</Badge>, <bdi key="subject">{row.subject ?? '–'}</bdi>, <Changes key="changes" of={row} />],
        }))}
      />
    </div>
  );
}

function Rejected({ of, faults }: { readonly of: ImportFolderShown['import'] } & Pick<ImportPreviewShown, 'faults'>) {
  const { say, number } = useWords();
  return (
    <Panel
      title={say('faults.title')}
      aside={of.hasErrorFile && <ErrorFiles of={of} />}
    >
      <p className="soft">{say('faults.text')}</p>
      {faults.length > 0 && (
        <div className="preview-rows">
          <PlainTable
            label={say('faults.title')}
            heads={[{ title: say('preview.row'), isNumeric: true }, { title: say('faults.what') }, { title: say('faults.value') }]}
            lines={faults.map(({ row, message, value }, at) => ({ key: `${row} ${at}`, cells: [number(row), <span key="message" lang="en">{message}</span>, <bdi key="value" className="cell-long">{value ?? '–'}</bdi>] }))}
          />
        </div>
      )}
    </Panel>
  );
}

function ErrorFiles({ of: { id, hasErrorWorkbook } }: { readonly of: ImportFolderShown['import'] }) {
  const { say } = useWords();
  return (
    <Group gap="xs">
      {hasErrorWorkbook && <Button component="a" href={`/console/api/imports/${id}/errors.xlsx`} download size="xs" variant="default" leftSection={<Icon name="download" />}>{say('faults.workbook')}</Button>}
      <Button component="a" href={`/console/api/imports/${id}/errors.csv`} download size="xs" variant="default" leftSection={<Icon name="download" />}>{say('faults.file')}</Button>
    </Group>
  );
}
