import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
