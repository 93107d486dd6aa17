import { expect } from '@jest/globals';
import { request, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MadeCampaign } from '../../factories/a-campaign.js';
import { aForm } from '../../factories/a-gift.js';
import type { TestApp } from '../../support/app.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What caches are told of a page that everyone shares. */
export const SHARED = 'public, max-age=0, s-maxage=1, stale-while-revalidate=10, stale-if-error=3600';

/** A reader without the manners of `fetch`, which decodes bodies and corrects paths. */
export class Reader {
  constructor(private readonly site: () => TestApp) {}

  get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request(`${this.site().url}/`, { path, headers, method }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
      });
      asked.on('error', reject).end();
    });
  }

  /** Reads until a page satisfies, as a crowd would. */
  async getUntil(path: string, satisfies: (answer: Answer) => boolean, headers: Record<string, string> = {}): Promise<Answer> {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
      const answer = await this.get(path, headers);
      if (satisfies(answer)) return answer;
    }
    throw new Error(`${path} never got there`);
  }

  /** Gives £25 by the form; answers the cookie that the donor's browser keeps. */
  async give({ slug }: MadeCampaign): Promise<string> {
    const body = new URLSearchParams(aForm());
    const answer = await fetch(`${this.site().url}/c/${slug}/donations`, { method: 'POST', body, redirect: 'manual' });
    expect(answer.status).toBe(303);
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
}

/** In minor units. */
export const raisedIn = ({ body }: Answer): number =>
  Number(/<data class="figure" value="(\d+)" data-figure="total-raised"/.exec(body.toString())?.[1]);

export const asOfIn = ({ body }: Answer): string =>
  /<time datetime="([^"]+)" data-local="clock" data-figure="as-of">/.exec(body.toString())?.[1] ?? '';

/** Whether the page says in words that its figures lag. */
export const saysItLags = ({ body }: Answer): boolean => /<span class="age-stale" data-stale(?:="true")?>/.test(body.toString());

/** How often a page that was first read at `began` may have been built again since, however slow the machine is: once a second. */
export const mostBuilds = (began: number): number => Math.floor((performance.now() - began) / 1_000);

/** What tells two fillings-in of a form apart, and so two renderings. */
export const attemptIn = ({ body }: Answer): string => /name="attempt" value="([^"]+)"/.exec(body.toString())?.[1] ?? '';

/** As Postgres' driver tells it. */
export const outage = () => Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
