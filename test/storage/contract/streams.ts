import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { keysOf, PLAIN, textOf, type OpenStorage } from './reading.js';

const MIB = 1024 * 1024;

/** Objects whose length nobody knows beforehand. */
export function itTakesStreams(open: OpenStorage): void {
  describe('a stream', () => {
    test.each([0, 5, 20 * MIB + 7])('of %d bytes that nobody counted arrives whole', async (size) => {
      const storage = await open();
      const sent = Buffer.alloc(size, 'the tide ');
      await storage.put('imports/list.csv', Readable.from(piecesOf(sent)), PLAIN);
      const stored = await buffer(await storage.get('imports/list.csv'));
      expect(stored.equals(sent)).toBe(true);
      expect(await storage.find('imports/list.csv')).toMatchObject({ size, contentType: 'text/plain' });
    });

    test.each([1, 12])('that breaks after %d MiB leaves what was there before', async (size) => {
      const storage = await open();
      await storage.put('imports/list.csv', Buffer.from('before'), PLAIN);
      const broken = Object.assign(new Error('the sender went away'), { code: 'ECONNRESET' });
      await expect(
        storage.put('imports/list.csv', Readable.from(piecesOf(Buffer.alloc(size * MIB), broken)), PLAIN),
      ).rejects.toBe(broken);
      expect(await textOf(storage, 'imports/list.csv')).toBe('before');
      expect(await keysOf(storage, '')).toEqual(['imports/list.csv']);
    });
  });
}

function* piecesOf(bytes: Buffer, fault?: Error): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += MIB) yield bytes.subarray(at, at + MIB);
  if (fault) throw fault;
}
