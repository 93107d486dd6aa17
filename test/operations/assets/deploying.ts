import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { Secret } from '../../../src/config/secret.js';
import {
  DeployAssets,
  type Deployed,
  type DeployOrder,
  type DeployTotals,
} from '../../../src/operations/assets/deploy-assets.js';
import { openStorage } from '../../../src/storage/open-storage.js';
import { S3Server } from '../../support/s3-server.js';
import { fakeBuild, type FakeBuild } from './fake-build.js';

/** A server and a build, both fresh for every test of the file that asks. */
export interface Scene {
  server: S3Server;
  build: FakeBuild;
}

export function deployScene(): Scene {
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.server = await new S3Server().start();
  });
  beforeEach(async () => {
    scene.build = await fakeBuild();
    scene.server.bucket.objects.clear();
    scene.server.requests.length = 0;
  });
  afterEach(async () => {
    scene.server.faultOf = () => null;
    await rm(scene.build.folder, { recursive: true });
  });
  afterAll(() => scene.server.stop());
  return scene;
}

/** Deploys `build` into the server's bucket: gzip under plain names, where `order` says nothing else. */
export function deployTo(
  { server, build }: Scene,
  order: Partial<DeployOrder> = {},
  report: (deployed: Deployed) => void = () => undefined,
): Promise<DeployTotals> {
  const storage = openStorage(new Secret(server.url()));
  return new DeployAssets(storage).run(
    { folder: build.folder, prefix: '', encoding: 'gzip', dryRun: false, ...order },
    report,
  );
}

/** The uploads that the server was asked for, in order. */
export function putsTo({ server }: Scene): string[] {
  return server.requests.filter((request) => request.startsWith('PUT'));
}
