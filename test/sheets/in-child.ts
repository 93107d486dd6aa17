import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fileOf } from './sheet-files.js';

const CHILD = fileURLToPath(new URL('read-in-child.mjs', import.meta.url));

export interface Outcome {
  readonly rows: number;
  readonly cells: number;
  readonly faults: number;
  readonly failure: { readonly reason: string; readonly message: string; readonly row: number | null } | null;
  /** The most memory that the process ever had. */
  readonly peakMb: number;
}

/** Reads the first sheet in a process of its own, whose memory is its own. */
export async function readInChild(bytes: Buffer): Promise<Outcome> {
  const path = await fileOf(bytes, 'hostile');
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, path], { timeout: 110_000 });
  return JSON.parse(stdout) as Outcome;
}
