import { describe, expect, test } from '@jest/globals';
import { Secret } from '../../src/config/secret.js';
import { FileStorage } from '../../src/storage/file-storage.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { parseS3Address } from '../../src/storage/s3-address.js';
import { S3Storage } from '../../src/storage/s3-storage.js';

describe("a storage's URL", () => {
  test('may name a folder', () => {
    const storage = openStorage(new Secret('file:///var/lib/fresh%20water'));
    expect(storage).toBeInstanceOf(FileStorage);
    expect(storage.place).toBe('/var/lib/fresh water');
  });

  test("may name a bucket of Amazon's", () => {
    const url = 's3://KEY:a%2Fsecret@donations.example/giving/day?region=eu-west-1';
    expect(openStorage(new Secret(url))).toBeInstanceOf(S3Storage);
    expect(parseS3Address(new URL(url))).toEqual({
      client: { region: 'eu-west-1', credentials: { accessKeyId: 'KEY', secretAccessKey: 'a/secret' } },
      bucket: 'donations.example',
      prefix: 'giving/day/',
      place: 's3://donations.example/giving/day/',
    });
  });

  test('may leave the credentials to the machine', () => {
    expect(parseS3Address(new URL('s3://bucket?region=eu-west-1')).client).toEqual({ region: 'eu-west-1' });
  });

  test('may name a bucket of any server that speaks S3', () => {
    expect(parseS3Address(new URL('https://KEY:SECRET@storage.example:9000/bucket/giving'))).toMatchObject({
      client: { endpoint: 'https://storage.example:9000', region: 'us-east-1', forcePathStyle: true },
      bucket: 'bucket',
      prefix: 'giving/',
      place: 'https://storage.example:9000/bucket/giving/',
    });
  });

  test.each([
    ['s3://KEY:hush/hush@bucket?region=eu-west-1', '%2F'],
    ['s3://KEY:hush@bucket', 'names no region'],
    ['https://KEY:hush@storage.example/', 'names no bucket'],
    ['https://KEY:hush@storage.example/bucket?regoin=eu', '"regoin"'],
    ['ftp://KEY:hush@storage.example/bucket', 'ftp'],
    ['file://var/lib/freshet', 'three slashes'],
  ])('that cannot be used is refused: %s', (url, reason) => {
    const open = () => openStorage(new Secret(url));
    expect(open).toThrow(
      expect.objectContaining({ trouble: 'address', message: expect.stringContaining(reason) }),
    );
    expect(open).not.toThrow('hush');
  });
});
