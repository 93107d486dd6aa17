import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { Secret } from '../../src/config/secret.js';
import type { ObjectStorage } from '../../src/storage/object-storage.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { S3Server, type S3Fault } from '../support/s3-server.js';
import { itStoresObjects } from './storage-contract.js';

const PLAIN = { contentType: 'text/plain', contentEncoding: null, cacheControl: null, sha256: null };

let server: S3Server;
let storage: ObjectStorage;

beforeAll(async () => {
  server = await new S3Server().start();
  storage = openStorage(new Secret(server.url()));
});

afterEach(() => {
  server.faultOf = () => null;
});

afterAll(() => server.stop());

itStoresObjects(async () => {
  server.bucket.objects.clear();
  return storage;
});

describe('a bucket', () => {
  test('keeps a folder of its own for each who shares it', async () => {
    const [ours, theirs] = ['ours', 'theirs'].map((folder) =>
      openStorage(new Secret(server.url().replace('?', `/${folder}?`))),
    );
    await ours!.put('a', Buffer.from('x'), PLAIN);
    expect(server.bucket.objects.has('ours/a')).toBe(true);
    expect(await theirs!.find('a')).toBeNull();
    for await (const { key } of ours!.list('')) expect(key).toBe('a');
  });

  test('keeps no parts of an upload that broke', async () => {
    const endless = Readable.from(
      (function* () {
        for (let piece = 0; piece < 20; piece += 1) yield Buffer.alloc(1024 * 1024);
        throw new Error('the sender went away');
      })(),
    );
    await expect(storage.put('list', endless, PLAIN)).rejects.toThrow('the sender went away');
    expect(server.bucket.unfinishedUploads).toBe(0);
  });

  test('is rid of parts that somebody left who was killed, and of no others', async () => {
    const [before, day] = [new Date(), 86_400_000];
    server.bucket.beginUpload('list', {}, new Date(before.getTime() - day));
    server.bucket.beginUpload('list', {}, new Date(before.getTime() + day));
    expect(await storage.removeUnfinished(before)).toBe(1);
    expect(server.bucket.unfinishedUploads).toBe(1);
  });

  test.each<S3Fault>(['busy', 'reset'])('that answers "%s" is asked again', async (fault) => {
    let left = 2;
    server.faultOf = () => (left-- > 0 ? fault : null);
    await storage.put('note', Buffer.from('patience'), PLAIN);
    expect(server.bucket.objects.get('note')?.body.toString()).toBe('patience');
  });

  test('that stays too busy is called so', async () => {
    server.faultOf = () => 'busy';
    await expect(storage.find('note')).rejects.toMatchObject({ trouble: 'busy' });
    await expect(storage.put('note', Buffer.from('x'), PLAIN)).rejects.toMatchObject({
      trouble: 'busy',
      message: `${storage.place} is too busy`,
    });
  });

  test('that does not exist is named', async () => {
    const nowhere = openStorage(new Secret(server.url({ bucket: 'nowhere' })));
    const put = nowhere.put('a', Buffer.from('x'), PLAIN);
    await expect(put).rejects.toMatchObject({
      trouble: 'bucket',
      message: `${nowhere.place} is no bucket that exists`,
    });
    expect(nowhere.place).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/nowhere\/$/);
  });

  test.each([{ secret: 'guessed' }, { accessKey: 'SOMEBODY' }])(
    'that refuses the credentials says so without them: %j',
    async (given) => {
      const stranger = openStorage(new Secret(server.url(given)));
      for (const question of [
        stranger.put('a', Buffer.from('x'), PLAIN),
        stranger.find('a'),
        stranger.get('a'),
      ]) {
        const refusal = await question.catch((error: unknown) => error);
        expect(refusal).toMatchObject({ trouble: 'credentials' });
        expect(String(refusal)).not.toMatch(/guessed|SOMEBODY|FRESHETTESTKEY/);
      }
    },
  );

  test('that is not there is called unreachable', async () => {
    const gone = await new S3Server().start();
    gone.stop();
    const url = gone.url();
    await expect(openStorage(new Secret(url)).find('a')).rejects.toMatchObject({
      trouble: 'unreachable',
      message: expect.stringContaining('cannot be reached'),
    });
  });
});
