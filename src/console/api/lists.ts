import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { everyPage } from '../../database/every-page.js';
import type { Place, SortOrder } from '../../database/keyset.js';
import { MisplacedCursor, type Page, type PageWish } from '../../database/listing.js';
import type { PageShown } from '../contract/common.js';
import { NotAcceptable } from '../console.errors.js';
import { csvLines, type CsvColumn } from './csv.js';

/** What a list was asked for, as far as every list understands it. */
interface ListWish {
  readonly sort: string;
  readonly order?: SortOrder | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly columns?: string | undefined;
}

/** Reads one page of a list; nothing but the page itself differs from one time to the next. */
type ReadPage<Row> = (page: PageWish) => Promise<Page<Row>>;

/** Rows that an export reads at once, where its list does not say otherwise. */
const STRIDE = 500;

/** One page, as its screen is told. `usual`: the order where none is asked for. @throws NotAcceptable for a cursor of another list. */
export async function pageOf<Row>(wish: ListWish, usual: SortOrder, read: ReadPage<Row>): Promise<PageShown<Row>> {
  const { rows, next } = await inPlace(read(pageWish(wish, usual)));
  return { rows, next: next && writeCursor(wish.sort, next) };
}

interface File<Row> {
  /** Without its ending. */
  readonly name: string;
  readonly columns: Readonly<Record<string, CsvColumn<Row>>>;
  readonly stride?: number;
}

/** All that the list would show, page after page, in its order and with its columns. @throws NotAcceptable */
export async function fileOf<Row>(reply: FastifyReply, { name, columns, stride = STRIDE }: File<Row>, wish: ListWish, usual: SortOrder, read: ReadPage<Row>): Promise<StreamableFile> {
  const page = { ...pageWish(wish, usual), limit: stride };
  const pages = everyPage(page.after, (after) => read({ ...page, after }));
  // Before the file begins: what cannot be read is then said in an answer of its own, and not by a file that breaks off.
  const first = await inPlace(pages.next());
  void reply.headers({ 'content-disposition': `attachment; filename="${name}.csv"`, 'cache-control': 'no-store' });
  return new StreamableFile(Readable.from(csvLines(columns, wish.columns, goingOn(first, pages))), { type: 'text/csv; charset=utf-8' });
}

/** As rows are shown. */
export function shownAs<Row, Shown>(read: ReadPage<Row>, show: (row: Row) => Shown): ReadPage<Shown> {
  return async (page) => {
    const { rows, next } = await read(page);
    return { rows: rows.map(show), next };
  };
}

async function* goingOn<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done !== true) yield first.value;
  yield* rest;
}

function pageWish({ sort, order, cursor, limit }: ListWish, usual: SortOrder): PageWish {
  return { order: order ?? usual, after: cursor === undefined ? null : readCursor(sort, cursor), limit };
}

function writeCursor(sort: string, { value, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** Places of differently sorted lists may look alike: which one it is of stands in the cursor. @throws NotAcceptable */
function readCursor(sort: string, text: string): Place {
  const [of, value, id] = parseCursor(text);
  if (typeof value !== 'string' || typeof id !== 'string') throw new NotAcceptable([{ field: 'cursor', code: 'custom', message: 'is no cursor of this list' }]);
  if (of !== sort) throw misplaced();
  return { value, id };
}

function parseCursor(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** A cursor of the same list sorted otherwise is the asker's mistake, not ours. */
async function inPlace<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    throw error instanceof MisplacedCursor ? misplaced() : error;
  }
}

function misplaced(): NotAcceptable {
  return new NotAcceptable([{ field: 'cursor', code: 'misplaced', message: 'belongs to this list sorted otherwise' }]);
}
