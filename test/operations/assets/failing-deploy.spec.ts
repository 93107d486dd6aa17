import { describe, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deployScene, deployTo } from './deploying.js';
import { FAKE_OBJECTS } from './fake-build.js';

const scene = deployScene();

describe('a deploy', () => {
  test('goes on through a server that is busy and drops connections', async () => {
    // Each request is dropped the first time, and some refused the second time, whatever is asked at the same time.
    const asked = new Map<string, number>();
    scene.server.faultOf = ({ method, url }) => {
      const request = `${method} ${url?.split('?')[0]}`;
      asked.set(request, (asked.get(request) ?? 0) + 1);
      if (asked.get(request) === 1) return 'reset';
      return asked.get(request) === 2 && request.endsWith('.gz') ? 'busy' : null;
    };
    expect((await deployTo(scene)).objects.uploaded).toBe(FAKE_OBJECTS);
  });

  test('cut off half-way leaves no manifest, and the next one completes it', async () => {
    let uploads = 0;
    scene.server.faultOf = ({ method }) => (method === 'PUT' && (uploads += 1) > 10 ? 'die' : null);
    await expect(deployTo(scene)).rejects.toMatchObject({ trouble: 'unreachable' });
    const arrived = scene.server.bucket.objects.size;
    expect(arrived).toBeGreaterThan(0);
    expect(scene.server.bucket.objects.has('manifest.json')).toBe(false);
    scene.server.faultOf = () => null;
    await scene.server.start();
    expect((await deployTo(scene)).objects).toMatchObject({
      uploaded: FAKE_OBJECTS - arrived,
      'already there': arrived,
    });
    expect(scene.server.bucket.objects.has('manifest.json')).toBe(true);
  });

  test('of what is not built, or only half, says what to do', async () => {
    const missing = 'run "npm run build" first';
    await expect(deployTo(scene, { folder: join(scene.build.folder, 'nowhere') })).rejects.toThrow(missing);
    await rm(join(scene.build.folder, 'manifest.json'));
    await expect(deployTo(scene)).rejects.toThrow(missing);
    expect(scene.server.requests).toEqual([]);
  });
});
