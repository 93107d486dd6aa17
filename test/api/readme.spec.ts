import type { INestApplicationContext } from '@nestjs/common';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { aCampaign } from '../factories/a-campaign.js';
import { giftsTo } from '../factories/a-report.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker } from '../support/worker.js';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const run = promisify(execFile);

let folder: string;
let app: TestApp;
let workers: INestApplicationContext[];
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freshet-test-readme-'));
  const storage = { STORAGE_URL: pathToFileURL(join(folder, 'storage')).href };
  app = await startTestApp(storage);
  const relay = await startWorker('transactional', app.database.url, storage);
  await emptyQueues(relay);
  workers = [relay, await startWorker('import', app.database.url, storage), await startWorker('report', app.database.url, storage)];
  const campaign = await aCampaign(app.database, { slug: 'library' });
  await giftsTo(app.database, campaign, { count: 3 });
  key = await anApiKey(app.database, campaign.organisationId);
});

afterAll(async () => {
  for (const worker of workers) await worker.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** The script of the README that speaks of `path`, for the application of this test. */
async function scriptAbout(path: string): Promise<string> {
  const text = await readFile(README, 'utf8');
  const block = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, script = '']) => script).find((script) => script.includes(path));
  if (block === undefined) throw new Error(`the README has no script about ${path}`);
  return block.replaceAll('http://127.0.0.1:3000', app.url);
}

/** As somebody pastes it who waits for what they have asked for. */
async function paste(path: string): Promise<string> {
  const wait = `for _ in $(seq 600); do curl -s ${app.url}${path}/$ID -H "Authorization: Bearer $KEY" | grep -q '"status":"done"' && break; sleep 0.1; done\n`;
  const script = (await scriptAbout(path)).replace(/^ID=\$\((?:.*\\\n)*.*\n/m, (asking) => `${asking}${wait}`);
  const { stdout } = await run('bash', ['-eu', '-c', script], { cwd: folder, env: { PATH: process.env['PATH'], KEY: key } });
  return stdout;
}

it('tags are brought in, looked at and taken back by what the README says', async () => {
  const said = await paste('/api/v1/imports');
  expect(said).toContain('"read":2');
  expect(said).toContain('"rejected":1');
  expect(said).toContain('nobody,Alumni,3,email,malformed');
  expect(said).toContain('"status":"undoing"');
});

it('a report is asked for and comes home by what the README says', async () => {
  expect(await paste('/api/v1/reports')).toContain('"written":3');
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.xlsx'));
  expect((await readFile(join(folder, file ?? ''))).subarray(0, 2).toString()).toBe('PK');
});
