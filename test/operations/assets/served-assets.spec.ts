import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { deployScene, deployTo, putsTo } from './deploying.js';
import { FAKE_OBJECTS } from './fake-build.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

const scene = deployScene();

describe('deployed assets', () => {
  test('lie compressed under their plain names, and every browser unpacks them', async () => {
    await deployTo(scene);
    for (const file of ['home.css', 'console/app.js', 'icon.svg']) {
      const name = scene.build.named(file);
      const { headers, body } = await fetchRaw(name);
      expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': FOR_EVER });
      expect(body).toEqual(gzipSync(scene.build.contents.get(name)!));
      const seen = await fetch(scene.server.urlOf(name));
      expect(Buffer.from(await seen.arrayBuffer())).toEqual(scene.build.contents.get(name));
    }
  });

  test.each([
    ['home.css', 'text/css; charset=utf-8'],
    ['home.js', 'text/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('keep the type of %s, also under .gz and .br', async (file, type) => {
    await deployTo(scene);
    const name = scene.build.named(file);
    for (const [ending, encoding] of [
      ['', 'gzip'],
      ['.gz', 'gzip'],
      ['.br', 'br'],
    ]) {
      expect((await fetchRaw(name + ending)).headers).toMatchObject({
        'content-type': type,
        'content-encoding': encoding,
        'cache-control': FOR_EVER,
      });
    }
    expect((await fetchRaw(`${name}.br`)).body).toEqual(brotliCompressSync(scene.build.contents.get(name)!));
  });

  test.each([
    ['br', 'br'],
    ['identity', undefined],
  ] as const)('lie as they are asked to: %s', async (encoding, header) => {
    await deployTo(scene, { encoding });
    const name = scene.build.named('home.css');
    const { headers, body } = await fetchRaw(name);
    expect(headers['content-encoding']).toBe(header);
    expect(body).toEqual(
      encoding === 'br'
        ? brotliCompressSync(scene.build.contents.get(name)!)
        : scene.build.contents.get(name),
    );
  });

  test('without a compressed sibling lie as they are', async () => {
    await deployTo(scene);
    const { headers, body } = await fetchRaw(scene.build.named('logo.png'));
    expect(headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': FOR_EVER });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body).toEqual(scene.build.contents.get(scene.build.named('logo.png')));
  });

  test('are followed by the manifest, which is not kept for long', async () => {
    await deployTo(scene, { prefix: 'assets/' });
    expect(putsTo(scene)).toHaveLength(FAKE_OBJECTS);
    expect(putsTo(scene).at(-1)).toBe('PUT /assets-bucket/assets/manifest.json');
    const { headers } = await fetchRaw('assets/manifest.json');
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=60',
    });
  });
});

/** The bytes as they come over the wire: nothing unpacks them. */
async function fetchRaw(key: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  const [response] = (await once(get(scene.server.urlOf(key)), 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  return { headers: response.headers, body: await buffer(response) };
}
