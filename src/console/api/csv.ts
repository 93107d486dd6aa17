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
  const shown = shownNames(columns, chosen).map((name) => columns[name]!);
  yield BYTE_ORDER_MARK + toLine(shown.map(({ title }) => title));
  for await (const rows of pages) yield rows.map((row) => toLine(shown.map(({ of }) => of(row)))).join('');
}

/** Whether a column is in the file, for what costs something to find out. */
export function isShown(name: string, columns: Readonly<Record<string, unknown>>, chosen: string | undefined): boolean {
  return shownNames(columns, chosen).includes(name);
}

function shownNames(columns: Readonly<Record<string, unknown>>, chosen: string | undefined): readonly string[] {
  const named = (chosen ?? '').split(',').filter((name) => Object.hasOwn(columns, name));
  return named.length > 0 ? [...new Set(named)] : Object.keys(columns);
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
