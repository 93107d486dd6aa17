import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Config } from '../config/config.js';
import type { Secret } from '../config/secret.js';

/** What its bearer must be shown: at least everything that database transaction `xid` booked. */
export interface ReadToken {
  readonly campaignSlug: string;
  readonly xid: string;
}

/** Signed, so that nobody can make us do fresh reads for transactions they invent. */
@Injectable()
export class ReadTokens {
  constructor(private readonly config: Config) {}

  sign({ campaignSlug, xid }: ReadToken): string {
    return sealedBy(this.config.secretKey, Buffer.from(`${campaignSlug} ${xid}`).toString('base64url'));
  }

  /** Null for anything we did not sign. */
  read(token: string): ReadToken | null {
    const [claim = ''] = token.length <= 400 ? token.split('.', 1) : [];
    // Compared as text, because base64url has many spellings of the same bytes.
    const given = Buffer.from(token);
    const isOurs = this.config.secretKeys.some((key) => {
      const ours = Buffer.from(sealedBy(key, claim));
      return given.length === ours.length && timingSafeEqual(given, ours);
    });
    if (!isOurs) return null;
    const [campaignSlug, xid] = Buffer.from(claim, 'base64url').toString().split(' ');
    return campaignSlug !== undefined && xid !== undefined ? { campaignSlug, xid } : null;
  }

  /**
   * The transaction that its bearer must be shown; null without a token of ours. `campaignSlug`: only if it was a gift
   * to that campaign, because no other changes its figures.
   */
  coveredBy(token: string | null, campaignSlug?: string): string | null {
    const read = token === null ? null : this.read(token);
    if (read === null || !/^\d{1,20}$/.test(read.xid)) return null;
    return campaignSlug === undefined || campaignSlug === read.campaignSlug ? read.xid : null;
  }
}

function sealedBy(key: Secret, claim: string): string {
  return `${claim}.${createHmac('sha256', key.reveal()).update('read-token').update(claim).digest('base64url')}`;
}
