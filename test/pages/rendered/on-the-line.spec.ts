import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { aCampaign } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let site: TestApp;
let path: string;

beforeAll(async () => {
  site = await startTestApp();
  path = `/c/${(await aCampaign(site.database)).slug}`;
  await (await fetch(`${site.url}${path}`)).text();
});
afterAll(() => site.close());

/** All that is answered to these bytes until the connection ends. */
async function answersTo(...requests: string[]): Promise<string> {
  const { port } = new URL(site.url);
  const socket = connect(Number(port), '127.0.0.1').setEncoding('latin1');
  socket.write(requests.join(''));
  return text(socket);
}

const headOf = (answer: string): string[] => (answer.split('\r\n\r\n')[0] ?? '').split('\r\n');

describe('a page that is ready, on the line', () => {
  const ask = (more = '', version = '1.1') => `GET ${path} HTTP/${version}\r\nHost: x\r\n${more}\r\n`;
  const last = 'Connection: close\r\n';

  it('has one status line, each header line once, a date, and as many bytes as it says', async () => {
    const began = Date.now();
    const [answer = ''] = (await answersTo(ask(), ask(last))).split(/(?=HTTP\/1\.1 200 OK\r\n)/).filter(Boolean);
    const [status, ...lines] = headOf(answer);
    expect(status).toBe('HTTP/1.1 200 OK');
    const names = lines.map((line) => line.split(': ')[0]?.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const line of lines) expect(line).toMatch(/^[\w-]+: [\x20-\x7e]+$/);
    expect(names).toEqual(expect.arrayContaining(['date', 'connection', 'keep-alive', 'etag', 'content-length', 'content-security-policy']));
    const dateLine = lines.find((line) => line.startsWith('Date: ')) ?? '';
    expect(Date.parse(dateLine.slice(6))).toBeGreaterThan(began - 5_000);
    expect(Date.parse(dateLine.slice(6))).toBeLessThan(Date.now() + 5_000);
    const length = Number(lines.find((line) => line.startsWith('content-length'))?.split(': ')[1]);
    expect(answer.length - answer.indexOf('\r\n\r\n') - 4).toBe(length);
  });

  it('says the same as where Node writes the lines itself', async () => {
    const [ours = '', nodes = ''] = (await answersTo(ask(), ask(last))).split(/(?=HTTP\/1\.1 200 OK\r\n)/);
    const withoutOwn = (answer: string) => headOf(answer).filter((line) => !/^(Date|Connection|Keep-Alive)/.test(line));
    expect(withoutOwn(ours)).toEqual(withoutOwn(nodes));
    expect(headOf(nodes)).toContain('Connection: close');
  });

  it('is answered in order however many are asked for at once, also between other things', async () => {
    const nothing = 'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n';
    const head = `HEAD ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const answers = await answersTo(ask(), nothing, ask(), ask('If-None-Match: *\r\n'), head, ask(), nothing, ask(last));
    const heads = answers.match(/HTTP\/1\.1 \d{3} [^]*?\r\n\r\n/g) ?? [];
    const statuses = heads.map((head) => `${head.slice(9, 12)} ${/content-type: ([^\r;]+)/.exec(head)?.[1] ?? ''}`.trim());
    const [page, live] = ['200 text/html', '200 application/json'];
    expect(statuses).toEqual([page, live, page, '304', page, page, live, page]);
  });

  it('is answered once to those who speak HTTP/1.0, and the connection ends', async () => {
    const answer = await answersTo(ask('', '1.0'));
    expect(headOf(answer)).toContain('Connection: close');
    expect(answer).toContain('</html>');
  });
});
