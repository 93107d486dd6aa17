/** A column of an export: what stands above it, and what of a row stands in it. */
export interface CsvColumn<Row> {
  readonly title: string;
  of(row: Row): string;
}

const LINE_END = '\r\n';

/** Tells spreadsheet programs that what follows is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Lines of a .csv file (RFC 4180), page by page. `chosen`: names of columns parted by commas; all of them where nothing
 * known is named.
 */
export async function* csvLines<Row>(columns: Readonly<Record<string, CsvColumn<Row>>>, chosen: string | undefined, pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  const named = (chosen ?? '').split(',').filter((name) => Object.hasOwn(columns, name));
  const shown = (named.length > 0 ? named : Object.keys(columns)).map((name) => columns[name]!);
  yield BYTE_ORDER_MARK + toLine(shown.map(({ title }) => title));
  for await (const rows of pages) yield rows.map((row) => toLine(shown.map(({ of }) => of(row)))).join('');
}

/** The rows of a list page after page, each page read when the one before has been written. */
export async function* everyPage<Row, At>(first: At | null, read: (after: At | null) => Promise<{ readonly rows: readonly Row[]; readonly next: At | null }>): AsyncGenerator<readonly Row[]> {
  let after = first;
  for (;;) {
    const { rows, next } = await read(after);
    yield rows;
    if (next === null) return;
    after = next;
  }
}

function toLine(cells: readonly string[]): string {
  return cells.map(toCell).join(',') + LINE_END;
}

/** What a spreadsheet program would take for a formula is made text: a donor's name must not compute anything. */
function toCell(text: string): string {
  const isAmount = /^-?\d+(\.\d+)?$/.test(text);
  const harmless = !isAmount && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
