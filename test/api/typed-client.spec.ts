import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { aGift } from '../factories/a-gift.js';
import { until } from '../support/worker.js';
import { Receiver } from '../webhooks/a-receiver.js';
import { WebhookDesk } from '../webhooks/webhook-desk.js';
import { anApiKey } from '../factories/an-api-key.js';

/** The example, as far as it is used here. It is compiled below, against the client as it is generated. */
interface Example {
  readonly CrmSync: new (api: unknown, crm: { saveGift(gift: Gift): Promise<void> }, secret: string) => {
    receive(body: string, headers: Readonly<Record<string, string>>): Promise<void>;
    lookThrough(campaign: string): Promise<number>;
  };
  freshet(url: string, key: string): unknown;
}

interface Gift {
  readonly id: string;
  readonly status: string;
  readonly refunded: number;
}

const EXAMPLE: string = '../../docs/integration/crm-sync.js';
const { CrmSync, freshet } = (await import(EXAMPLE)) as Example;

const run = promisify(execFile);
// Within the project, so that the compiler finds its libraries.
const FOLDER = resolve(`dist/client-of-test-${process.pid}`);

let desk: WebhookDesk;

beforeAll(async () => {
  desk = await WebhookDesk.open();
  await run(process.execPath, ['bin/client.mjs', desk.site.url, FOLDER]);
});

afterAll(async () => {
  await desk.close();
  await rm(FOLDER, { recursive: true, force: true });
});

/** What the compiler says of a program that uses the client; empty where it is content. */
async function faultsOf(program: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'program.ts'), program);
  await copyFile('docs/integration/crm-sync.ts', join(FOLDER, 'crm-sync.ts'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023', '--types', 'node', '--ignoreConfig', join(FOLDER, 'program.ts'), join(FOLDER, 'crm-sync.ts')];
  return run(process.execPath, ['node_modules/typescript/bin/tsc', ...options]).then(() => '', ({ stdout }: { stdout: string }) => stdout);
}

describe('the typed client', () => {
  it('has every operation there is', async () => {
    const types = await readFile(join(FOLDER, 'freshet-api.d.ts'), 'utf8');
    const { text } = await desk.client.get('/api/openapi.json');
    const paths = Object.keys((JSON.parse(text) as { paths: object }).paths);
    expect(paths.filter((path) => !types.includes(`"${path}"`))).toEqual([]);
  });

  it('lets pass what the API takes, and nothing else; and the example in docs/ is such a program', async () => {
    const right = `
      import { freshet } from './crm-sync.js';
      const api = freshet('http://x', 'k');
      const { data } = await api.POST('/api/v1/campaigns/{slug}/donations', {
        params: { path: { slug: 's' } },
        body: { amount: 2500, currency: 'GBP', donor: { email: 'a@b.example', name: 'A' }, payment: { method: 'sandbox', card: '4242424242424242' } },
      });
      const id: string | undefined = data?.id;
      console.log(id);`;
    expect(await faultsOf(right)).toBe('');
    expect(await faultsOf(right.replace('amount: 2500', `amount: '25.00'`))).toMatch(/program\.ts.*error TS2322/);
    expect(await faultsOf(right.replace('data?.id', 'data?.nonsense'))).toMatch(/program\.ts.*error TS2339/);
  });
});

describe('the example integration', () => {
  it('keeps a CRM as Freshet is: by webhooks, and by looking through what they may have missed', async () => {
    const kept = new Map<string, Gift>();
    const crm = { saveGift: (donation: Gift) => Promise.resolve(void kept.set(donation.id, donation)) };
    const receiver = await Receiver.start();
    const key = await anApiKey(desk.site.database, desk.campaign.organisationId, { scopes: ['donations:read'] });
    const missed = await desk.client.give(desk.campaign.slug, aGift());
    const { secret } = await desk.addEndpoint(receiver.url, ['donation.captured', 'donation.refunded']);
    const sync = new CrmSync(freshet(desk.site.url, key), crm, secret);
    const refusals: unknown[] = [];
    receiver.behave((response, { body, headers }) => {
      sync.receive(body, headers).then(
        () => response.writeHead(204).end(),
        (error: unknown) => {
          refusals.push(error);
          response.writeHead(500).end();
        },
      );
    });
    const told = await desk.client.give(desk.campaign.slug, aGift());
    await until('the CRM to be told of the gift', () => kept.has(told.json.id));
    await desk.client.post(`/api/v1/donations/${told.json.id}/refunds`, JSON.stringify({ amount: 500 }), { 'content-type': 'application/json' });
    await until('the CRM to be told of the refund', () => kept.get(told.json.id)?.refunded === 500);
    expect([kept.has(missed.json.id), refusals]).toEqual([false, []]);
    expect(await sync.lookThrough(desk.campaign.slug)).toBe(2);
    expect([...kept.values()].map(({ id, status }) => [id, status]).toSorted()).toEqual([[missed.json.id, 'captured'], [told.json.id, 'partly_refunded']].toSorted());
    await receiver.close();
  });

  it('believes nobody who does not know the secret', async () => {
    const sync = new CrmSync(freshet(desk.site.url, 'none'), { saveGift: () => Promise.reject(new Error('saved')) }, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const headers = { 'webhook-id': 'x', 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)), 'webhook-signature': 'v1,bm9uZQ==' };
    await expect(sync.receive('{"type":"donation.captured","data":{"donation":"x"}}', headers)).rejects.toThrow('No matching signature');
  });
});
