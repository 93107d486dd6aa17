import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { S3Server } from '../support/s3-server.js';
import { freshet } from './run-cli.js';

let server: S3Server;

beforeAll(async () => {
  server = await new S3Server().start();
});

beforeEach(() => server.bucket.objects.clear());

afterAll(() => server.stop());

describe('freshet assets deploy', () => {
  test('uploads the browser build, with all that its manifest names, to assets/ in STORAGE_URL', async () => {
    const { code, stdout, stderr } = await freshet(['assets', 'deploy'], { STORAGE_URL: server.url() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const manifest = readFileSync(new URL('../../dist/assets/manifest.json', import.meta.url), 'utf8');
    const named = manifest.match(/(?<="\/)assets\/[^"]+/g) ?? [];
    expect(named.length).toBeGreaterThan(2);
    for (const key of named)
      expect(server.bucket.objects.get(key)?.headers).toMatchObject({ 'content-encoding': 'gzip' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(server.bucket.objects.size + 1);
    expect(lines.at(-1)).toMatch(
      /^\d+ files to http:\S+\/assets\/ as objects: \d+ uploaded; \S+ kB served as \S+ kB, \d+\.\d % saved; \d+\.\d s$/,
    );
  });

  test('uploads to --to itself, and nothing on a dry run', async () => {
    const dry = await freshet(['assets', 'deploy', '--dry-run', '--to', server.url()]);
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('to upload') });
    expect(server.bucket.objects.size).toBe(0);
    expect((await freshet(['assets', 'deploy', '--encoding', 'br', '--to', server.url()])).code).toBe(0);
    expect([...server.bucket.objects.keys()]).toContain('manifest.json');
  });

  test.each([
    ['a wrong secret', { secret: 'hush-hush' }, 'refuses the credentials: the secret is wrong'],
    ['an unknown key', { accessKey: 'hush-hush' }, 'does not know the access key'],
    ['a missing bucket', { bucket: 'nowhere' }, 'is no bucket that exists'],
  ])('fails with a sentence on %s', async (_, given, sentence) => {
    const { code, stdout, stderr } = await freshet(['assets', 'deploy', '--to', server.url(given)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^freshet assets deploy: http://\\S+ ${sentence}\n$`));
    expect(stderr).not.toContain('hush-hush');
  });

  test('fails with a sentence when nobody is there', async () => {
    const { code, stderr } = await freshet([
      'assets',
      'deploy',
      '--to',
      'http://KEY:SECRET@127.0.0.1:9/bucket',
    ]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'freshet assets deploy: http://127.0.0.1:9/bucket/ cannot be reached: connect ECONNREFUSED 127.0.0.1:9\n',
    });
  });
});
