import { expect } from '@jest/globals';
import type { MadeCampaign } from '../factories/a-campaign.js';
import { aGift } from '../factories/a-gift.js';
import { anApiKey } from '../factories/an-api-key.js';
import type { TestApp } from '../support/app.js';

/** A captured gift of £25 by somebody of this name. */
export async function giveThroughApi({ url, database }: TestApp, { slug, organisationId }: MadeCampaign, name: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await anApiKey(database, organisationId)}`,
    'idempotency-key': `gift of ${name}`,
  };
  const body = JSON.stringify(aGift({ donor: { name, email: `${name.toLowerCase()}@example.org` } }));
  const answer = await fetch(`${url}/api/v1/campaigns/${slug}/donations`, { method: 'POST', headers, body });
  expect(answer.status).toBe(201);
}
