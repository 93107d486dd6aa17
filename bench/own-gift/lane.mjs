import { randomUUID } from 'node:crypto';

/**
 * One donor after the other gives to one campaign, to which nobody else gives, through one of two web processes, and at
 * once reads its total from the other with the token that the gift was answered with, from the API and the page by turns.
 * Each gives one more than the one before, so that a total which lacks less than a gift lacks somebody else's, not that.
 */
export class Lane {
  #given = 0;
  #due = 0;

  constructor(webs, campaign, apiKey) {
    Object.assign(this, { webs, campaign, apiKey });
  }

  async open() {
    const { token } = await this.#give(this.webs[0]);
    this.#due = await this.#readFromApi(this.webs[1], token);
  }

  /** Gives and reads `times` times; resolves to how many reads showed the reader's own gift, and how many every gift. */
  async run(times) {
    const shown = { own: 0, all: 0 };
    for (let time = 0; time < times; time += 1) {
      const [till, reader] = time % 4 < 2 ? this.webs : this.webs.toReversed();
      const { token, amount } = await this.#give(till);
      this.#due += amount;
      const total = time % 2 === 0 ? await this.#readFromApi(reader, token) : await this.#readFromPage(reader, token);
      const missing = this.#due - total;
      if (missing === 0) shown.all += 1;
      if (missing < amount) shown.own += 1;
      else console.log(`  gift ${this.#given} to ${this.campaign.slug}: ${missing} of ${this.#due} missing`);
    }
    return shown;
  }

  async #give({ url }) {
    const { minimum, currency, slug } = this.campaign;
    const amount = minimum + this.#given;
    const answer = await fetch(`${url}/api/v1/campaigns/${slug}/donations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ amount, currency, donor: { email: `${randomUUID()}@donors.example`, name: 'Wren' }, payment: { method: 'sandbox', card: '4242424242424242' } }),
    });
    const { readToken } = await answer.json();
    if (typeof readToken !== 'string') throw new Error(`a gift was answered with ${answer.status}`);
    this.#given += 1;
    return { token: readToken, amount };
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
