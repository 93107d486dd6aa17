import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { aCampaign } from '../factories/a-campaign.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { environmentOf } from '../support/environment.js';
import { freePort } from '../support/free-port.js';
import { until } from '../support/worker.js';
import { WorkerProcess } from '../support/worker-process.js';

/** As deep as the real one, which must not come into being while other tests start processes. */
const FOLDER = resolve(`dist/packed-of-test-${process.pid}`);

const MINUTES = 60_000;

describe('what is packed', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    await promisify(execFile)(process.execPath, ['node_modules/webpack/bin/webpack.js', '--config', 'pack.config.js', '--output-path', FOLDER]);
  }, 8 * MINUTES);

  afterAll(async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    await database.close();
  });

  it('serves pages, their assets, the console, the API and its description', async () => {
    const campaign = await aCampaign(database);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const web = spawn(process.execPath, [`${FOLDER}/start-web.js`], { env: { ...environmentOf(database.url), PATH: process.env['PATH'], PORT: String(port), PUBLIC_URL: url }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [web.stdout, web.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    try {
      await until('it to be ready', async () => said.includes('web ready') || web.exitCode !== null, 2 * MINUTES);
      const page = await fetch(`${url}/c/${campaign.slug}`).catch(() => null);
      expect([said, page?.status]).toEqual([said, 200]);
      const [, asset] = /src="(\/assets\/[^"]+)"/.exec((await page?.text()) ?? '') ?? [];
      for (const path of [asset, '/', '/console/sign-in', `/api/v1/campaigns/${campaign.slug}`, '/api/openapi.json', '/health/ready']) expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 200]);
      expect((await fetch(`${url}/console/queues/board`, { redirect: 'manual' })).status).toBe(303);
    } finally {
      web.kill('SIGKILL');
    }
  });

  it('works off jobs', async () => {
    const { DATABASE_URL: databaseUrl = '', REDIS_QUEUE_URL: queueUrl = '', REDIS_CACHE_URL: cacheUrl = '' } = environmentOf(database.url);
    const worker = await WorkerProcess.start('transactional', { databaseUrl, queueUrl, cacheUrl, program: `${FOLDER}/start-worker.js` });
    expect(worker.said('worker ready')).toHaveLength(1);
    await worker.stop();
  }, 3 * MINUTES);

  it('needs no package twice: TypeORM is in it, and nothing asks for the one outside', () => {
    const texts = readdirSync(FOLDER).map((file) => readFileSync(`${FOLDER}/${file}`, 'utf8'));
    expect(texts.some((text) => text.includes('typeorm/data-source/DataSource.js'))).toBe(true);
    expect(texts.filter((text) => /from "typeorm"|require\d*\("typeorm"\)/.test(text))).toEqual([]);
    expect(existsSync(`${FOLDER}/start-worker.js`)).toBe(true);
  });
});
