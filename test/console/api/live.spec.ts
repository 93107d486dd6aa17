import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TotalsShown } from '../../../src/console/contract/cockpit.js';
import type { MadeCampaign } from '../../factories/a-campaign.js';
import { aGivingDay, campaignsOf } from '../../factories/a-giving-day.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { until } from '../../support/worker.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';
import { giveThroughApi } from '../give-through-api.js';

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

let app: TestApp;
let campaign: MadeCampaign;
let client: ConsoleClient;

beforeAll(async () => {
  app = await startTestApp();
  [campaign] = (await campaignsOf(app.database, await aGivingDay(app.database, { slug: 'the-day' }), 1)) as [MadeCampaign];
  client = new ConsoleClient(app.url);
  await client.signIn(await aStaffMember(app.database, { role: 'customer_success' }));
});
afterAll(() => app.close());

/** Listens until it is closed. */
async function listen(lastEventId = ''): Promise<{ told: Told[]; answer: Response; isOver: () => boolean; close: () => void }> {
  const abort = new AbortController();
  const headers = { cookie: client.cookie, ...(lastEventId === '' ? {} : { 'last-event-id': lastEventId }) };
  const answer = await fetch(`${app.url}/console/api/live?about=cockpit&day=the-day`, { headers, signal: abort.signal });
  const told: Told[] = [];
  let isOver = false;
  void read(answer, told)
    .catch(() => undefined)
    .then(() => (isOver = true));
  return { told, answer, isOver: () => isOver, close: () => abort.abort() };
}

async function read(answer: Response, told: Told[]): Promise<void> {
  let rest = '';
  for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
    const events = (rest + piece).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1] ?? '';
      if (field('event') !== '') told.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) });
    }
  }
}

const raisedIn = (told: readonly Told[]) => told.filter(({ event }) => event === 'totals').map(({ data }) => (data as TotalsShown).raised.value[0]?.amount);
const PARTS = ['leaders', 'pace', 'plan', 'problems', 'totals'];

describe('the event stream of a cockpit', () => {
  it('tells everything at once, and then what changes, without being asked', async () => {
    const stream = await listen();
    expect([stream.answer.headers.get('content-type'), stream.answer.headers.get('cache-control'), stream.answer.headers.get('x-accel-buffering')]).toEqual(['text/event-stream; charset=utf-8', 'no-store', 'no']);
    await until('all parts to be told', () => PARTS.every((part) => stream.told.some(({ event }) => event === part)));
    expect(stream.told.some(({ event }) => event === 'beat')).toBe(true);
    await giveThroughApi(app, campaign, 'Ada');
    await until('the gift to be told', () => raisedIn(stream.told).at(-1) === 2_500);
    stream.close();
  });

  it('goes on where somebody was: whoever comes back is told only what has changed meanwhile', async () => {
    const first = await listen();
    await until('all parts to be told', () => PARTS.every((part) => first.told.some(({ event }) => event === part)));
    const { id } = first.told.findLast((told) => told.id !== '')!;
    first.close();
    await giveThroughApi(app, campaign, 'Grace');
    const second = await listen(id);
    await until('the gift to be told', () => raisedIn(second.told).at(-1) === 5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(second.told.map(({ event }) => event)).not.toContain('plan');
    second.close();
  });

  it('takes a last id that it never gave for none', async () => {
    const stream = await listen('totals=zzz;=;plan');
    await until('all parts to be told', () => PARTS.every((part) => stream.told.some(({ event }) => event === part)));
    stream.close();
  });

  it('is open a limited number of times for one person', async () => {
    const streams = [];
    for (let at = 0; at < 30; at += 1) streams.push(await listen());
    expect((await client.ask('/live?about=cockpit&day=the-day')).status).toBe(429);
    for (const { close } of streams) close();
    await until('the streams to be forgotten', async () => {
      const { answer, close } = await listen();
      close();
      return answer.status === 200;
    });
  });

  it.each(['', '?about=nothing', '?about=cockpit', '?about=cockpit&day=%00', '?about=donations&organisation=no-such', '?about=cockpit&day=no-such-day'])('is not opened for what there is not: %s', async (query) => {
    expect([422, 404]).toContain((await client.ask(`/live${query}`)).status);
  });

  it('ends with the process, so that stopping waits for nobody’s page', async () => {
    const own = await startTestApp();
    const member = new ConsoleClient(own.url);
    await member.signIn(await aStaffMember(own.database));
    const answer = await fetch(`${own.url}/console/api/live?about=queues`, { headers: { cookie: member.cookie } });
    const told: Told[] = [];
    const reading = read(answer, told);
    await until('the queues to be told', () => told.some(({ event }) => event === 'queues'));
    const stopping = own.close();
    await reading;
    await Promise.race([stopping, new Promise((_, reject) => setTimeout(() => reject(new Error('still waiting for a page')), 60_000).unref())]);
    expect(told.at(-1)?.event).toBe('closing');
  });
});
