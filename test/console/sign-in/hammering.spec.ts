import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember, type MadeStaff } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

describe.each<[string, Record<string, string>]>([
  ['while Redis answers', {}],
  ['while Redis is gone', { REDIS_CACHE_URL: 'redis://127.0.0.1:9' }],
])('a stranger who hammers one account, %s', (_, environment) => {
  let app: TestApp;
  let owner: MadeStaff;
  const at = (ip: string) => new ConsoleClient(app.url, { 'x-forwarded-for': ip });

  beforeAll(async () => {
    app = await startTestApp(environment);
    owner = await aStaffMember(app.database);
  });
  afterAll(() => app.close());

  it('is soon refused, while its owner comes in at another address, and at the same one by a device they have used', async () => {
    const home = at('203.0.113.77');
    expect((await home.signIn(owner)).status).toBe(303);
    const stranger = at('203.0.113.77');
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) statuses.push((await stranger.signIn({ ...owner, password: `guess ${tries}` })).status);
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
    expect((await stranger.signIn(owner)).status).toBe(429);
    expect((await at('198.51.100.9').signIn(owner)).status).toBe(303);
    expect((await home.signIn(owner)).status).toBe(303);
  });

  it('gains nothing by a device of their own', async () => {
    const other = await aStaffMember(app.database);
    const stranger = at('192.0.2.200');
    expect((await stranger.signIn(other)).status).toBe(303);
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries++) statuses.push((await stranger.signIn({ ...owner, password: 'a guess' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });
});
