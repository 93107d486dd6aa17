import fc from 'fast-check';
import type { TableColumn } from '../../../src/sheets/write/table.js';
import { writtenCsv } from './read-back.js';

const TEXT: readonly TableColumn[] = [{ heading: 'A', kind: 'text' }, { heading: 'B', kind: 'text' }];

it('begins with a mark, ends its lines with CR LF, and writes amounts, instants and flags plainly', async () => {
  const columns: TableColumn[] = [
    { heading: 'Gift, net', kind: 'money', currencyAt: 4 },
    { heading: 'At', kind: 'instant' },
    { heading: 'Anonymous', kind: 'flag' },
    { heading: 'Count', kind: 'number' },
  ];
  const { text } = await writtenCsv(columns, [['-5', '2026-11-26 09:30:15.123456', 't', '3', 'GBP'], [null, null, 'f', null, 'JPY']]);
  expect(text).toBe('\ufeff"Gift, net",At,Anonymous,Count\r\n-0.05,2026-11-26 09:30:15,yes,3\r\n,,no,\r\n');
});

it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '  =1', '\u200b=1', '＝1', '＋1', '－1', '＠x'])('text that a spreadsheet might compute is kept from it: %j', async (text) => {
  const { records } = await writtenCsv(TEXT, [[text, 'x']]);
  expect(records[1]).toEqual([`'${text}`, 'x']);
});

it.each(['a=1', "O'Hara", '🎉 =1', '', 'Zoë', '1-2', 'a@b.example'])('other text stays as it is: %j', async (text) => {
  const { records } = await writtenCsv(TEXT, [[text, 'x']]);
  expect(records[1]).toEqual([text, 'x']);
});

it('what another delimiter would part is one field, so that no formula hides behind it', async () => {
  const { text } = await writtenCsv(TEXT, [['a;=1+1', 'b\t=1+1']]);
  expect(text).toContain('"a;=1+1","b\t=1+1"\r\n');
});

it('whatever text is written is read back, its guard taken off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { minLength: 1 }), async (rows) => {
      const { records } = await writtenCsv(TEXT, rows);
      const plain = (text: string, written: string) => (written === `'${text}` ? text : written);
      expect(records.slice(1).map((record, at) => record.map((field, column) => plain(rows[at]![column]!.toWellFormed(), field)))).toEqual(rows.map((row) => row.map((text) => text.toWellFormed())));
    }),
  );
});
