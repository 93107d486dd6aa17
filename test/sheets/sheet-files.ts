import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSheets } from '../../src/sheets/open-sheets.js';
import type { SheetLimits } from '../../src/sheets/sheet-limits.js';
import {
  SheetError,
  type Cell,
  type SheetFormat,
  type SheetName,
  type SheetRow,
  type SheetWarning,
} from '../../src/sheets/sheet.js';

export interface Read {
  readonly format: SheetFormat | null;
  readonly sheets: readonly SheetName[];
  readonly rows: readonly SheetRow[];
  readonly warnings: readonly SheetWarning[];
  /** Why it could not be read to its end; an error that is no SheetError is thrown. */
  readonly failure: SheetError | null;
}

/** How long a file of somebody else, who works in the same folder, may lie there. */
const PASSING_MS = 10_000;

let folder: string;
let before: readonly string[];

beforeAll(async () => {
  before = await named();
  folder = await mkdtemp(join(tmpdir(), 'freshet-sheets-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

export async function fileOf(bytes: Buffer | string, name = 'upload'): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}-${name}`);
  await writeFile(path, bytes);
  return path;
}

/** All rows of the first visible sheet, or of the one named. */
export async function read(
  bytes: Buffer | string,
  options: { name?: string; sheet?: string; limits?: Partial<SheetLimits> } = {},
): Promise<Read> {
  const path = await fileOf(bytes);
  return readFile(path, options).finally(() => rm(path));
}

export async function readFile(
  path: string,
  {
    name = 'upload.csv',
    sheet,
    limits = {},
  }: { name?: string; sheet?: string; limits?: Partial<SheetLimits> } = {},
): Promise<Read> {
  const rows: SheetRow[] = [];
  let sheets: Awaited<ReturnType<typeof openSheets>> | null = null;
  const state = () => ({
    format: sheets?.format ?? null,
    sheets: sheets?.sheets ?? [],
    rows,
    warnings: sheets?.warnings ?? [],
  });
  try {
    sheets = await openSheets(path, name, limits);
    const chosen = sheet ?? sheets.sheets.find(({ hidden }) => !hidden)?.name ?? '';
    for await (const batch of sheets.rows(chosen)) rows.push(...batch);
    return { ...state(), failure: null };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { ...state(), failure: error };
  } finally {
    await sheets?.close();
  }
}

/** The cells alone. */
export async function cellsOf(
  bytes: Buffer | string,
  options?: Parameters<typeof read>[1],
): Promise<(readonly Cell[])[]> {
  const { rows, failure } = await read(bytes, options);
  if (failure !== null) throw failure;
  return rows.map(({ cells }) => cells);
}

/** Files that lie in the folder for temporary ones, or are held open without a name. */
export async function leftovers(): Promise<string[]> {
  let left = (await named()).filter((name) => !before.includes(name));
  // Each has its name for a moment, also those that are read at the same time in other processes: only what stays is left.
  for (const deadline = Date.now() + PASSING_MS; left.length > 0 && Date.now() < deadline; ) {
    await pause(50);
    const still = await named();
    left = left.filter((name) => still.includes(name));
  }
  const open = readdirSync('/proc/self/fd')
    .map((fd) => linkOf(fd))
    .filter((path) => path.includes('freshet-sheet'));
  return [...left, ...open];
}

async function named(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('freshet-sheet-'));
}

function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}
