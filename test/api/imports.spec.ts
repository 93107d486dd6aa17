import type { INestApplicationContext } from '@nestjs/common';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId, type OrganisationId } from '../../src/shared/ids.js';
import { ApiClient, type ApiAnswer } from '../factories/a-donor.js';
import { anApiKey } from '../factories/an-api-key.js';
import { anOrganisation } from '../factories/a-campaign.js';
import { csv } from '../factories/a-spreadsheet.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

let folder: string;
let app: TestApp;
let relay: INestApplicationContext;
let worker: INestApplicationContext;
let organisationId: OrganisationId;
let token: string;
let client: ApiClient;

const MIB = 1024 * 1024;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freshet-test-storage-'));
  const storage = { STORAGE_URL: pathToFileURL(folder).href };
  app = await startTestApp({ ...storage, IMPORT_LARGEST_MIB: '1' });
  relay = await startWorker('transactional', app.database.url, storage);
  await emptyQueues(relay);
  worker = await startWorker('import', app.database.url, storage);
});

beforeEach(async () => {
  organisationId = await anOrganisation(app.database);
  token = await anApiKey(app.database, organisationId);
  client = new ApiClient(app.url, token);
});

afterAll(async () => {
  await worker.close();
  await relay.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const upload = (body: string | Buffer, query = 'kind=tags&filename=people.csv', headers: Record<string, string> = {}) => client.post(`/api/v1/imports?${query}`, body, headers);
const get = (id: unknown, rest = '') => client.get(`/api/v1/imports/${String(id)}${rest}`);
const post = (id: unknown, verb: string) => client.post(`/api/v1/imports/${String(id)}/${verb}`, undefined);

async function ended(id: unknown, status = 'done'): Promise<ApiAnswer> {
  let answer = await get(id);
  await until(`the import to be ${status}; it is ${answer.text}`, async () => {
    answer = await get(id);
    return answer.json['status'] === status;
  });
  return answer;
}

/** Everything that the storage holds, finished or not. */
const stored = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

const people = (...rows: (readonly string[])[]) => csv(['email', 'tags'], ...rows);

describe('bringing a spreadsheet in', () => {
  it('is answered once the bytes are safe, and done soon after', async () => {
    const answer = await upload(people(['ada@example.org', 'Alumni'], ['nobody', 'Alumni']));
    expect(answer.status).toBe(202);
    expect(answer.headers['location']).toBe(`/api/v1/imports/${answer.json.id}`);
    expect(answer.json).toMatchObject({ kind: 'tags', filename: 'people.csv', alreadyImported: null });
    const done = await ended(answer.json.id);
    expect(done.json).toMatchObject({ rows: { read: 2, accepted: 1, rejected: 1, unchanged: 0, new: 1, changed: 0, duplicate: 0 }, effects: { labels: 1, tags: 1, donors: 1 }, progress: { percent: 100 }, file: { headerRow: 1, columnsBy: 'names' } });
  });

  it('says of the rejected rows what is wrong, in a file that can be corrected and sent as it is', async () => {
    const { json } = await upload(csv(['email', 'tags', 'note'], ['ada@example.org', 'Alumni', 'ok'], ['bob@example', 'Alumni', '=HYPERLINK("http://evil.example")'], ['cy@example.org', '', '-1']));
    const done = await ended(json.id);
    expect(done.json).toMatchObject({ errorFile: `/api/v1/imports/${json.id}/errors.csv`, errorWorkbook: null });
    expect((await get(json.id, '/errors.xlsx')).json).toMatchObject({ status: 404, code: 'no_error_file' });
    expect((await get(json.id, '/errors')).json).toMatchObject({ errors: [{ row: 3, column: 'email', code: 'malformed', message: '"email" is not an e-mail address.', value: 'bob@example' }, { row: 4, column: 'tags', code: 'no_tag' }], nextAfter: null });
    const file = await get(json.id, '/errors.csv');
    expect(file.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="errors-${json.id}.csv"` });
    expect(file.text).toBe(
      '\uFEFFemail,tags,note,error_row,error_column,error_code,error_message\r\n' +
        `bob@example,Alumni,"'=HYPERLINK(""http://evil.example"")",3,email,malformed,"""email"" is not an e-mail address."\r\n` +
        'cy@example.org,,-1,4,tags,no_tag,The row has no tag.\r\n',
    );
    const corrected = await upload(file.text.replace('bob@example,', 'bob@example.org,').replace('cy@example.org,,', 'cy@example.org,Staff,'));
    expect((await ended(corrected.json.id)).json).toMatchObject({ rows: { read: 2, accepted: 2, rejected: 0 }, errorFile: null });
    expect((await get(corrected.json.id, '/errors.csv')).status).toBe(404);
  });

  it('waits for a commit where it is to be looked at first', async () => {
    const { json } = await upload(people(['ada@example.org', 'Alumni'], ['bad', 'x']), 'kind=tags&review=true');
    await ended(json.id, 'ready');
    expect((await get(json.id, '/preview')).json).toEqual({
      rows: [
        { row: 2, outcome: 'new', subject: 'ada@example.org', before: { tags: [], isKnown: false }, after: { tags: ['Alumni'] } },
        { row: 3, outcome: 'rejected', subject: 'bad', before: null, after: { code: 'malformed', message: '"email" is not an e-mail address.' } },
      ],
    });
    expect((await post(json.id, 'commit')).status).toBe(202);
    expect((await ended(json.id)).json).toMatchObject({ rows: { read: 2, accepted: 1 }, effects: { labels: 1 } });
    expect(await post(json.id, 'commit')).toMatchObject({ status: 409, json: { code: 'import_stage_wrong' } });
  });

  it('is taken back by undoing it', async () => {
    const { json } = await upload(people(['ada@example.org', 'Alumni']));
    await ended(json.id);
    expect((await post(json.id, 'undo')).status).toBe(202);
    expect((await ended(json.id, 'undone')).json).toMatchObject({ effects: { labels: 1, labelsTakenBack: 1, donorsTakenBack: 1 } });
    expect((await post(json.id, 'undo')).status).toBe(409);
  });

  it('has the file read again when somebody says what its columns mean', async () => {
    const { json } = await upload(csv(['Kontakt', 'Merkzettel'], ['ada@example.org', 'Alumni']));
    const failed = await ended(json.id, 'failed');
    expect(failed.json).toMatchObject({ failure: { code: 'header_not_found' }, file: { headerRow: 1, columns: [{ header: 'Kontakt', field: null }, { header: 'Merkzettel', field: null }] } });
    const put = await client.put(`/api/v1/imports/${json.id}/columns`, JSON.stringify({ columns: { email: 'Kontakt', tags: ['Merkzettel'] } }));
    expect(put.status).toBe(202);
    expect((await ended(json.id)).json).toMatchObject({ rows: { accepted: 1 }, file: { columnsBy: 'request' } });
  });

  it('takes the columns in the address, too, and refuses what they cannot be', async () => {
    const columns = encodeURIComponent(JSON.stringify({ email: 'Kontakt', tags: 'Merkzettel' }));
    const { json } = await upload(csv(['Kontakt', 'Merkzettel'], ['ada@example.org', 'Alumni']), `kind=tags&columns=${columns}`);
    await ended(json.id);
    expect(await upload('x', 'kind=tags&columns=%7B')).toMatchObject({ status: 422, json: { errors: [{ field: 'columns' }] } });
    expect(await upload('x', 'kind=sheep')).toMatchObject({ status: 422, json: { errors: [{ field: 'kind' }] } });
    expect(await upload('x', 'kind=tags&filename=a%00b')).toMatchObject({ status: 422, json: { errors: [{ field: 'filename' }] } });
  });

  it('lists what was brought in, the latest first, page by page', async () => {
    const ids = [];
    for (const who of ['a', 'b', 'c']) ids.push((await upload(people([`${who}@example.org`, 'x']))).json.id);
    const first = await client.get('/api/v1/imports?limit=2');
    expect((first.json['imports'] as { id: string }[]).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const second = await client.get(`/api/v1/imports?limit=2&cursor=${first.json.nextCursor}`);
    expect(second.json).toMatchObject({ imports: [{ id: ids[0] }], nextCursor: null });
    expect((await client.get('/api/v1/imports?kind=donors')).json['imports']).toEqual([]);
  });
});

describe('an upload', () => {
  it('that is sent again under its key is the same import, and another file under it is refused', async () => {
    const file = people(['ada@example.org', 'Alumni']);
    const first = await upload(file, undefined, { 'idempotency-key': 'once' });
    const again = await upload(file, undefined, { 'idempotency-key': 'once' });
    expect(again).toMatchObject({ status: 202, json: { id: first.json.id } });
    expect(await upload(people(['bob@example.org', 'x']), undefined, { 'idempotency-key': 'once' })).toMatchObject({ status: 422, json: { code: 'idempotency_key_reused' } });
    await ended(first.json.id);
    const other = await upload(file);
    expect(other.json).toMatchObject({ alreadyImported: { id: first.json.id, message: expect.stringContaining('already imported on') } });
    expect((await ended(other.json.id)).json).toMatchObject({ rows: { unchanged: 1, accepted: 0 } });
  });

  it('may say of itself what it likes', async () => {
    for (const type of ['application/json', 'text/csv', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense', 'image/png']) {
      const answer = await upload(people(['ada@example.org', type.replaceAll(/\W/g, ' ')]), undefined, { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 202]);
    }
    expect((await upload(people(['a@example.org', 'x']), undefined, {})).status).toBe(202);
  });

  it('that is empty is refused and leaves nothing', async () => {
    const before = await stored();
    for (const headers of [{}, { 'content-type': 'text/csv' }] as Record<string, string>[]) expect(await upload('', undefined, headers)).toMatchObject({ status: 422, json: { errors: [{ field: 'body', code: 'empty' }] } });
    expect(await stored()).toEqual(before);
  });

  it('that is too large is refused: at once where it says so, and else as soon as it is', async () => {
    const before = await stored();
    expect(await upload(Buffer.alloc(MIB + 1, 'x'))).toMatchObject({ status: 413, json: { code: 'upload_too_large' } });
    const { hostname, port } = new URL(app.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ hostname, port, path: '/api/v1/imports?kind=tags', method: 'POST', headers: { authorization: `Bearer ${token}` } }, (response) => {
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', (error) => reject(error));
      sent.write(Buffer.alloc(MIB, 'x'));
      sent.write('x');
    });
    expect(status).toBe(413);
    expect(await stored()).toEqual(before);
  });

  it('that breaks off leaves nothing', async () => {
    const before = await stored();
    const { hostname, port } = new URL(app.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(`POST /api/v1/imports?kind=tags HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 100000\r\n\r\nemail,tags\r\n`);
    await until('the file to be begun', async () => (await stored()).length > before.length);
    socket.destroy();
    await until('nothing of it to be left', async () => (await stored()).length === before.length);
    expect((await client.get('/api/v1/imports')).json['imports']).toEqual([]);
  });

  it('of something that is no spreadsheet fails, and says why', async () => {
    const noise = Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 7 + (at >> 3)) % 256));
    for (const bytes of [Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj', 'latin1'), noise, Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])]) {
      const { json } = await upload(bytes);
      const failed = await ended(json.id, 'failed');
      expect(failed.json['failure']).toMatchObject({ code: expect.stringMatching(/^(file_|header_not_found|no_rows)/), message: expect.stringMatching(/\.$/) });
    }
  });

  it('of anything else than an API can take is not taken elsewhere', async () => {
    expect((await client.post('/api/v1/tag-removals', 'x', { 'content-type': 'application/octet-stream' })).status).toBe(415);
  });
});

describe("another organisation's import", () => {
  it('is not there', async () => {
    const { json } = await upload(people(['ada@example.org', 'Alumni'], ['bad', 'x']));
    await ended(json.id);
    const stranger = new ApiClient(app.url, await anApiKey(app.database, await anOrganisation(app.database)));
    for (const rest of ['', '/preview', '/errors', '/errors.csv', '/errors.xlsx']) expect([rest, (await stranger.get(`/api/v1/imports/${json.id}${rest}`)).status]).toEqual([rest, 404]);
    for (const verb of ['commit', 'cancel', 'undo']) expect([verb, (await stranger.post(`/api/v1/imports/${json.id}/${verb}`, undefined)).status]).toEqual([verb, 404]);
    expect((await stranger.put(`/api/v1/imports/${json.id}/columns`, '{}')).status).toBe(404);
    expect((await stranger.get('/api/v1/imports')).json['imports']).toEqual([]);
  });

  it('is as little there as one that never was', async () => {
    expect(await get(newId())).toMatchObject({ status: 404, json: { code: 'import_not_found' } });
    expect((await get('not-an-id')).status).toBe(404);
  });
});

describe('a key', () => {
  it('needs the scope for what it does', async () => {
    const reader = new ApiClient(app.url, await anApiKey(app.database, organisationId, { scopes: ['imports:read'] }));
    const writer = new ApiClient(app.url, await anApiKey(app.database, organisationId, { scopes: ['imports:write'] }));
    expect((await reader.post('/api/v1/imports?kind=tags', 'x')).status).toBe(403);
    expect((await writer.get('/api/v1/imports')).status).toBe(403);
    expect(await writer.post('/api/v1/imports?kind=offline-donations', 'x')).toMatchObject({ status: 403, json: { detail: 'This API key does not carry the scope donations:write.' } });
    expect((await new ApiClient(app.url, null).post('/api/v1/imports?kind=tags', 'x')).status).toBe(401);
  });
});
