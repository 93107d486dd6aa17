import { describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Secret } from '../../../src/config/secret.js';
import { DeployAssets, type Deployed } from '../../../src/operations/assets/deploy-assets.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import { deployScene, deployTo, putsTo } from './deploying.js';
import { FAKE_OBJECTS } from './fake-build.js';

const scene = deployScene();

describe('a deploy', () => {
  test('says what it did and how much smaller that is', async () => {
    const reported: Deployed[] = [];
    const totals = await deployTo(scene, {}, (deployed) => reported.push(deployed));
    const plainBytes = [...scene.build.contents.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect(totals).toMatchObject({
      assets: 8,
      objects: { uploaded: FAKE_OBJECTS, 'already there': 0 },
      plainBytes,
    });
    expect(totals.servedBytes).toBeLessThan(plainBytes / 10);
    expect(reported.map(({ key }) => key).sort()).toEqual([...scene.server.bucket.objects.keys()].sort());
  });

  test('of what is there uploads nothing', async () => {
    await deployTo(scene);
    scene.server.requests.length = 0;
    expect((await deployTo(scene)).objects).toEqual({
      uploaded: 0,
      'already there': FAKE_OBJECTS,
      'to upload': 0,
    });
    expect(putsTo(scene)).toEqual([]);
  });

  test('uploads what has changed, even to as many bytes', async () => {
    await deployTo(scene);
    const manifest = scene.build.contents.get('manifest.json')!.toString();
    await writeFile(join(scene.build.folder, 'manifest.json'), manifest.replaceAll('"0"', '"9"'));
    scene.server.requests.length = 0;
    await deployTo(scene);
    expect(putsTo(scene)).toEqual(['PUT /assets-bucket/manifest.json']);
  });

  test('in another encoding changes only what lies under plain names', async () => {
    await deployTo(scene);
    expect((await deployTo(scene, { encoding: 'br' })).objects).toMatchObject({
      uploaded: 6,
      'already there': FAKE_OBJECTS - 6,
    });
  });

  test('that is only tried uploads nothing', async () => {
    expect((await deployTo(scene, { dryRun: true })).objects).toEqual({
      uploaded: 0,
      'already there': 0,
      'to upload': FAKE_OBJECTS,
    });
    expect(putsTo(scene)).toEqual([]);
  });

  test('has at most eight uploads on their way', async () => {
    let most = 0;
    let reachEight = () => undefined as void;
    const areEight = new Promise<void>((resolve) => (reachEight = resolve));
    const storage = openStorage(new Secret(scene.server.url()));
    const put = storage.put.bind(storage);
    let underway = 0;
    storage.put = async (...given) => {
      most = Math.max(most, (underway += 1));
      if (underway === 8) reachEight();
      // The first of them wait for the others: none is done before there are eight.
      await areEight;
      await put(...given);
      underway -= 1;
    };
    await new DeployAssets(storage).run(
      { folder: scene.build.folder, prefix: '', encoding: 'gzip', dryRun: false },
      () => undefined,
    );
    expect(most).toBe(8);
  });

  test('to a folder puts the files there', async () => {
    const target = `file://${scene.build.folder}/deployed`;
    const storage = openStorage(new Secret(target));
    const run = () =>
      new DeployAssets(storage).run(
        { folder: scene.build.folder, prefix: '', encoding: 'identity', dryRun: false },
        () => undefined,
      );
    expect((await run()).objects.uploaded).toBe(FAKE_OBJECTS);
    const name = scene.build.named('console/app.js');
    expect(await buffer(await storage.get(name))).toEqual(scene.build.contents.get(name));
  });
});
