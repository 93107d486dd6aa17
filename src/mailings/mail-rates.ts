import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { QUEUE_PROBE } from '../redis/redis.tokens.js';
import { TAKE_TURNS } from './take-turns.lua.js';

/** How many mails the rates allow now, by domain. */
export interface AllowedMails {
  readonly byDomain: ReadonlyMap<string, number>;
  readonly count: number;
  /** Until a domain that got none may have one, in milliseconds. */
  readonly waitMs: number;
}

const PREFIX = 'freshet:{mail-rate}';

/** The rates that all processes share: of mail in all, and of mail to any one domain. */
@Injectable()
export class MailRates {
  constructor(
    @Inject(QUEUE_PROBE) private readonly redis: Redis,
    private readonly config: Config,
  ) {}

  /** Takes up to `most` turns of what is wanted. @throws where the queue's Redis does not answer: then nothing is sent. */
  async take(wanted: ReadonlyMap<string, number>, most: number): Promise<AllowedMails> {
    const { ratePerSecond, ratePerDomain } = this.config.mail;
    const domains = [...wanted.keys()];
    const keys = [`${PREFIX}:all`, ...domains.map((domain) => `${PREFIX}:${domain}`)];
    const answer = (await this.redis.eval(TAKE_TURNS, keys.length, ...keys, ratePerSecond, ratePerDomain, most, ...wanted.values())) as number[];
    const byDomain = new Map(domains.map((domain, index) => [domain, answer[index] ?? 0] as const).filter(([, turns]) => turns > 0));
    return { byDomain, count: [...byDomain.values()].reduce((sum, turns) => sum + turns, 0), waitMs: answer.at(-1) ?? 0 };
  }
}
