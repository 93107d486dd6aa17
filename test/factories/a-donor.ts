import type { Fault } from '../../src/shared/domain-error.js';
import type { DonationId } from '../../src/shared/ids.js';
import { send, type Answer } from './a-request.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** What answers of the API hold, whichever it is; a test says what it expects of each. */
export interface ApiBody {
  readonly [name: string]: unknown;
  readonly id: DonationId;
  readonly code: string;
  readonly errors?: readonly Fault[];
  readonly donations: readonly { readonly id: DonationId; readonly name: string | null; readonly capturedAt: string }[];
  readonly nextCursor: string | null;
  readonly totalRaised: { readonly amount: number };
}

export interface ApiAnswer extends Answer {
  /** The body as JSON; empty where it is none. */
  readonly json: ApiBody;
}

/** A program that speaks to the API with one key. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string | null,
  ) {}

  give(slug: string, gift: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.post(`/api/v1/campaigns/${slug}/donations`, JSON.stringify(gift), { 'content-type': JSON_TYPE, ...headers });
  }

  async post(path: string, body: string | Uint8Array | undefined, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return withJson(await send(this.url, path, { method: 'POST', headers: { ...this.#authorization(), ...headers }, ...(body !== undefined && { body }) }));
  }

  async put(path: string, body: string | Uint8Array, type: string = JSON_TYPE): Promise<ApiAnswer> {
    return withJson(await send(this.url, path, { method: 'PUT', headers: { ...this.#authorization(), 'content-type': type }, body }));
  }

  async get(path: string): Promise<ApiAnswer> {
    return withJson(await send(this.url, path, { headers: this.#authorization() }));
  }

  async delete(path: string): Promise<ApiAnswer> {
    return withJson(await send(this.url, path, { method: 'DELETE', headers: this.#authorization() }));
  }

  #authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}

function withJson(answer: Answer): ApiAnswer {
  return { ...answer, json: JSON.parse(answer.headers['content-type']?.includes('json') ? answer.text : '{}') as ApiBody };
}

/** A browser that sends a campaign's form. */
export function sendForm(url: string, slug: string, fields: Record<string, string> | string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const body = typeof fields === 'string' || fields instanceof Uint8Array ? fields : new URLSearchParams(fields).toString();
  return send(url, `/c/${slug}/donations`, { method: 'POST', headers: { 'content-type': FORM_TYPE, ...headers }, body });
}

/** The donation to which a form's answer leads. */
export function donationIdOf({ headers }: Answer): string {
  return /^\/donations\/([0-9a-f-]{36})/.exec(headers['location'] ?? '')?.[1] ?? 'none';
}
