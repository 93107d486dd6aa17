import createClient, { type Client } from 'openapi-fetch';
import { Webhook } from 'standardwebhooks';
import type { paths } from './freshet-api.js';

export type Donation = paths['/api/v1/donations/{id}']['get']['responses'][200]['content']['application/json'];

/** What your CRM must be able to do. */
export interface Crm {
  /** Makes or changes the gift with this id. It is told of the same gift any number of times, and in any order. */
  saveGift(donation: Donation): Promise<void>;
}

export function freshet(baseUrl: string, key: string): Client<paths> {
  return createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${key}` } });
}

/** Keeps a CRM's gifts as Freshet has them: told of each by webhook, and looked through from time to time. */
export class CrmSync {
  readonly #webhook: Webhook;

  /** `secret`: as it was shown when the endpoint was made, `whsec_…`. */
  constructor(
    private readonly api: Client<paths>,
    private readonly crm: Crm,
    secret: string,
  ) {
    this.#webhook = new Webhook(secret);
  }

  /**
   * Takes one webhook; `body` as it came over the wire, before anything has parsed it. Answer 2xx when it returns and 5xx
   * when it throws: then it is sent again. Throws for what is not signed by Freshet, or was signed long ago.
   */
  async receive(body: string, headers: Record<string, string>): Promise<void> {
    const { type, data } = this.#webhook.verify(body, headers) as { type: string; data: { donation?: string } };
    if (!type.startsWith('donation.') || data.donation === undefined) return;
    // A webhook says that something has happened, and the API how things stand: so neither order nor repetition matters.
    await this.#save(data.donation);
  }

  /** Looks through all gifts of a campaign, the latest first: what no webhook told of, in case one was lost. Answers how many there are. */
  async lookThrough(campaign: string): Promise<number> {
    let count = 0;
    let cursor: string | undefined;
    do {
      const { data, error } = await this.api.GET('/api/v1/campaigns/{slug}/donations', { params: { path: { slug: campaign }, query: { limit: '100', ...(cursor && { cursor }) } } });
      if (data === undefined) throw new Error(`Freshet: ${JSON.stringify(error)}`);
      for (const { id } of data.donations) await this.#save(id);
      count += data.donations.length;
      cursor = data.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return count;
  }

  async #save(id: string): Promise<void> {
    const { data, error, response } = await this.api.GET('/api/v1/donations/{id}', { params: { path: { id } } });
    if (data === undefined) throw new Error(`Freshet: ${response.status} ${JSON.stringify(error)}`);
    await this.crm.saveGift(data);
  }
}
