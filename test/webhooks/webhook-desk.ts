import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../../src/shared/clock.js';
import { aCampaign, type MadeCampaign } from '../factories/a-campaign.js';
import { ApiClient, type ApiBody } from '../factories/a-donor.js';
import { anApiKey } from '../factories/an-api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { emptyQueues, startWorker, until } from '../support/worker.js';

const BASE = '/api/v1/webhook-endpoints';
const JSON_TYPE = { 'content-type': 'application/json' };

export interface DeliveryAnswer {
  readonly id: string;
  readonly event: { readonly id: string; readonly type: string };
  readonly status: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly response: { readonly status: number; readonly start: string } | null;
  readonly failure: string | null;
}

/** An organisation with a campaign and a key, the site it is on, and the worker that carries its webhooks. */
export class WebhookDesk {
  private constructor(
    readonly site: TestApp,
    readonly worker: INestApplicationContext,
    readonly campaign: MadeCampaign,
    readonly client: ApiClient,
  ) {}

  /** A receiver on a busy machine has time to answer, unless `extra` says otherwise. */
  static async open(extra: Record<string, string> = {}): Promise<WebhookDesk> {
    const settings = { WEBHOOK_LOOPBACK: 'allowed', WEBHOOK_TIMEOUT_MS: '20000', ...extra };
    const site = await startTestApp(settings);
    const worker = await startWorker('transactional', site.database.url, settings);
    await emptyQueues(worker);
    const campaign = await aCampaign(site.database);
    return new WebhookDesk(site, worker, campaign, new ApiClient(site.url, await anApiKey(site.database, campaign.organisationId)));
  }

  /** Moves the clock of whoever delivers. */
  letPass(ms: number): void {
    const clock = this.worker.get(Clock);
    const from = clock.now.bind(clock);
    clock.now = () => new Date(from().getTime() + ms);
  }

  async post(path: string, body?: unknown): Promise<{ status: number; json: ApiBody }> {
    return body === undefined ? this.client.post(`${BASE}${path}`, undefined) : this.client.post(`${BASE}${path}`, JSON.stringify(body), JSON_TYPE);
  }

  /** Answers its id and its secret. */
  async addEndpoint(url: string, eventTypes = ['donation.captured']): Promise<{ id: string; secret: string }> {
    const { status, json } = await this.post('', { url, eventTypes });
    if (status !== 201) throw new Error(JSON.stringify(json));
    // Whether anybody listens is remembered for a second.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    return { id: json.id, secret: String(json['secret']) };
  }

  async endpoint(id: string): Promise<ApiBody> {
    return (await this.client.get(`${BASE}/${id}`)).json;
  }

  async deliveries(id: string, query = ''): Promise<DeliveryAnswer[]> {
    return (await this.client.get(`${BASE}/${id}/deliveries${query}`)).json['deliveries'] as DeliveryAnswer[];
  }

  /** Sends a test event, and answers what became of its first attempt. */
  async probe(id: string): Promise<DeliveryAnswer> {
    const sent = await this.post(`/${id}/test-events`);
    return this.attempted(id, sent.json.id, 1);
  }

  async attempted(id: string, deliveryId: string, attempts: number): Promise<DeliveryAnswer> {
    let found: DeliveryAnswer | undefined;
    await until(`attempt ${attempts} to be booked`, async () => {
      found = (await this.client.get(`${BASE}/${id}/deliveries/${deliveryId}`)).json as unknown as DeliveryAnswer;
      return found.attempts >= attempts && (found.response !== null || found.failure !== null);
    });
    return found as DeliveryAnswer;
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.site.close();
  }
}
