import { randomUUID } from 'node:crypto';

/**
 * One donor after the other gives to one campaign, to which nobody else gives, through one of two web processes, and at
 * once reads its total from the other with the token that the gift was answered with, from the API and from the page by
 * turns. Nothing but the exact total will do.
 */
export class Lane {
  #given = 0;
  #before = 0;

  constructor(webs, campaign, apiKey) {
    Object.assign(this, { webs, campaign, apiKey });
  }

  async open() {
    const token = await this.#give(this.webs[0]);
    this.#before = (await this.#readFromApi(this.webs[1], token)) - this.campaign.minimum;
  }

  /** Gives and reads `times` times; resolves to how many reads showed exactly what had been given. */
  async run(times) {
    let exact = 0;
    for (let time = 0; time < times; time += 1) {
      const [till, reader] = time % 4 < 2 ? this.webs : this.webs.toReversed();
      const token = await this.#give(till);
      const total = time % 2 === 0 ? await this.#readFromApi(reader, token) : await this.#readFromPage(reader, token);
      if (total === this.#before + this.#given * this.campaign.minimum) exact += 1;
      else console.log(`  gift ${this.#given} to ${this.campaign.slug}: read ${total}`);
    }
    return exact;
  }

  async #give({ url }) {
    const { minimum: amount, currency, slug } = this.campaign;
    const answer = await fetch(`${url}/api/v1/campaigns/${slug}/donations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ amount, currency, donor: { email: `${randomUUID()}@donors.example`, name: 'Wren' }, payment: { method: 'sandbox', card: '4242424242424242' } }),
    });
    const { readToken } = await answer.json();
    if (typeof readToken !== 'string') throw new Error(`a gift was answered with ${answer.status}`);
    this.#given += 1;
    return readToken;
  }

  async #readFromApi({ url }, token) {
    const answer = await fetch(`${url}/api/v1/campaigns/${this.campaign.slug}`, { headers: { 'freshet-read-token': token } });
    return (await answer.json()).totalRaised.amount;
  }

  async #readFromPage({ url }, token) {
    const answer = await fetch(`${url}/c/${this.campaign.slug}`, { headers: { cookie: `freshet_read=${token}` } });
    return Number(/value="(\d+)" data-figure="total-raised"/.exec(await answer.text())?.[1]);
  }
}
