import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewCampaign } from '../../../src/console/contract/campaigns.js';
import type { OrganisationId } from '../../../src/shared/ids.js';
import { anOrganisation } from '../../factories/a-campaign.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { until } from '../../support/worker.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
let organisationId: OrganisationId;
let editor: ConsoleClient;

const TEXT = {
  title: 'The kettle fund', summary: 'Tea for all', story: 'Once upon a time', goal: 100_000, minimum: 500, maximum: 1_000_000, suggestedAmounts: [1_000, 2_000],
  opensAt: '2026-11-01T08:00:00.000Z', closesAt: null, isPublished: false,
} as const;
const DAY = { title: 'Lantern Day', tagline: 'It burns', story: '', startsAt: '2026-11-26T08:00:00Z', endsAt: '2026-11-27T08:00:00Z', isPublished: true } as const;

const aNew = (differs: Partial<NewCampaign>) => ({ ...TEXT, slug: 'kettle', currency: 'GBP', locale: 'en-GB', givingDay: null, ...differs });

beforeAll(async () => {
  app = await startTestApp();
  organisationId = await anOrganisation(app.database);
  editor = new ConsoleClient(app.url);
  await editor.signIn(await aStaffMember(app.database, { role: 'client_editor', organisationId }));
});
afterAll(() => app.close());

const audited = (action: string) => app.database.transactions.run('platform', (tx) => tx.rows(`SELECT actor FROM audit_entries WHERE action = $1`, [action]));

describe('a giving day', () => {
  it('is made, changed, listed and audited', async () => {
    expect((await editor.tell('POST', '/giving-days', { ...DAY, slug: 'lantern', currency: 'GBP', locale: 'en-GB' })).json).toEqual({ slug: 'lantern' });
    expect((await editor.tell('PUT', '/giving-days/lantern', { ...DAY, tagline: 'It shines' })).status).toBe(204);
    expect((await editor.ask('/giving-days/lantern')).json.day).toMatchObject({ title: 'Lantern Day', tagline: 'It shines', isPublished: true, currency: 'GBP' });
    expect((await editor.ask('/giving-days')).json.rows).toMatchObject([{ slug: 'lantern', campaigns: 0 }]);
    expect([await audited('giving-day.create'), await audited('giving-day.edit')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('does not end before it begins', async () => {
    const { status, json } = await editor.tell('PUT', '/giving-days/lantern', { ...DAY, endsAt: DAY.startsAt });
    expect([status, json.errors]).toEqual([422, [expect.objectContaining({ field: 'endsAt' })]]);
  });
});

describe('a campaign', () => {
  it('is made as a draft, published by an edit, and then seen by donors', async () => {
    expect((await editor.tell('POST', '/campaigns', aNew({ givingDay: 'lantern' }))).json).toEqual({ slug: 'kettle' });
    expect((await fetch(`${app.url}/c/kettle`)).status).toBe(404);
    expect((await editor.ask('/campaigns/kettle')).json.campaign).toMatchObject({ period: 'draft', day: { slug: 'lantern' }, suggestedAmounts: [1_000, 2_000] });
    expect((await editor.tell('PUT', '/campaigns/kettle', { ...TEXT, title: 'The kettle', isPublished: true })).status).toBe(204);
    expect((await editor.ask('/campaigns/kettle')).json.campaign).toMatchObject({ title: 'The kettle', isPublished: true });
    await until('donors to see it', async () => (await (await fetch(`${app.url}/c/kettle`)).text()).includes('The kettle'));
    expect([await audited('campaign.create'), await audited('campaign.edit')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('has an address of its own', async () => {
    const { status, json } = await editor.tell('POST', '/campaigns', aNew({}));
    expect([status, json.code]).toEqual([409, 'slug_taken']);
  });

  it.each([
    [{ title: ' ' }, 'title'], [{ title: 'x'.repeat(201) }, 'title'], [{ title: 'a\u0000b' }, 'title'], [{ goal: 0 }, 'goal'], [{ goal: 1.5 }, 'goal'], [{ minimum: 0 }, 'minimum'], [{ maximum: 499 }, 'maximum'],
    [{ maximum: 1e300 }, 'maximum'], [{ suggestedAmounts: [1] }, 'suggestedAmounts'], [{ suggestedAmounts: Array(9).fill(1_000) }, 'suggestedAmounts'], [{ closesAt: TEXT.opensAt }, 'closesAt'],
    [{ opensAt: 'soon' }, 'opensAt'], [{ currency: 'XXX' }, 'currency'], [{ locale: 'not a locale' }, 'locale'], [{ slug: '../x' }, 'slug'], [{ givingDay: 'no-such-day' }, 'givingDay'], [{ organisation: 3 }, 'organisation'],
  ])('is refused with the field that is at fault: %j', async (differs, field) => {
    const { status, json } = await editor.tell('POST', '/campaigns', aNew({ slug: 'another', ...(differs as Partial<NewCampaign>) }));
    expect([status, json.errors?.[0].field]).toEqual([422, field]);
  });

  it('has designations, which are added, renamed and never taken away', async () => {
    expect((await editor.tell('PUT', '/campaigns/kettle/designations/biscuits', { title: 'Biscuits', position: 1 })).status).toBe(204);
    expect((await editor.tell('PUT', '/campaigns/kettle/designations/biscuits', { title: 'Biscuits and jam', position: 1 })).status).toBe(204);
    expect((await editor.ask('/campaigns/kettle')).json.designations).toEqual([{ slug: 'biscuits', title: 'Biscuits and jam', position: 1 }]);
    expect((await editor.tell('PUT', '/campaigns/kettle/designations/biscuits', { title: '', position: 1 })).status).toBe(422);
  });

  it('is refreshed as often as people of the platform decide, and nobody of the client', async () => {
    expect((await editor.tell('PUT', '/campaigns/kettle/cadence', { everySeconds: 10 })).status).toBe(404);
    const success = new ConsoleClient(app.url);
    await success.signIn(await aStaffMember(app.database, { role: 'customer_success' }));
    expect((await success.tell('PUT', '/campaigns/kettle/cadence', { everySeconds: 10 })).status).toBe(204);
    expect((await success.ask('/campaigns/kettle')).json.cadence.override).toMatchObject({ everySeconds: 10 });
    expect((await success.tell('PUT', '/campaigns/kettle/cadence', { everySeconds: 4 })).status).toBe(422);
    expect((await success.tell('PUT', '/campaigns/kettle/cadence', { everySeconds: null })).status).toBe(204);
  });
});
