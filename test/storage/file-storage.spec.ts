import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileStorage } from '../../src/storage/file-storage.js';
import { itStoresObjects } from './storage-contract.js';

const PLAIN = { contentType: 'text/plain', contentEncoding: null, cacheControl: null, sha256: null };

let root: string;
let opened = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'freshet-files-'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

function aFolder(): string {
  opened += 1;
  return join(root, `storage ${opened}`);
}

itStoresObjects(async () => new FileStorage(aFolder()));

describe('a folder', () => {
  test('holds plain files under their keys, which whatever serves it can read', async () => {
    const folder = aFolder();
    await new FileStorage(folder).put('assets/site.css', Buffer.from('ebb'), PLAIN);
    expect(await readFile(join(folder, 'assets/site.css'), 'utf8')).toBe('ebb');
  });

  test('is rid of halves that somebody left who was killed, and of no others', async () => {
    const storage = new FileStorage(aFolder());
    expect(await storage.removeUnfinished(new Date())).toBe(0);
    const halves = join(storage.place, '.unfinished');
    await mkdir(halves, { recursive: true });
    for (const name of ['old', 'new']) await writeFile(join(halves, name), 'x');
    await utimes(join(halves, 'old'), new Date(0), new Date(0));
    expect(await storage.removeUnfinished(new Date(Date.now() - 86_400_000))).toBe(1);
    expect(await readdir(halves)).toEqual(['new']);
  });

  test('is left without half a file when a stream breaks', async () => {
    const folder = aFolder();
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(100);
        throw new Error('the sender went away');
      })(),
    );
    await expect(new FileStorage(folder).put('a/list', broken, PLAIN)).rejects.toThrow(
      'the sender went away',
    );
    expect(await readdir(join(folder, '.unfinished'))).toEqual([]);
    expect(await readdir(join(folder, 'a'))).toEqual([]);
  });
});
