import { Injectable } from '@nestjs/common';
import type { BatchKey } from './batch-ledger.js';
import { MailPace } from './mail-pace.js';
import { MailRates } from './mail-rates.js';
import { NoteSlowness } from './note-slowness.js';

/** What may be sent now, by domain; or how long to wait for it, in milliseconds. */
export type Turns = { readonly byDomain: ReadonlyMap<string, number> } | { readonly waitMs: number };

const PRESSED_WAIT_MS = 250;

/** Whose turn it is: what rates allow all processes together, and head-room allows this one. */
@Injectable()
export class MailTurns {
  constructor(
    private readonly rates: MailRates,
    private readonly pace: MailPace,
    private readonly slowness: NoteSlowness,
  ) {}

  /** Takes up to `most` turns of what is `due` at each domain. */
  async take(batch: BatchKey, due: ReadonlyMap<string, number>, most: number): Promise<Turns> {
    const allowed = await this.pace.take(most);
    await this.slowness.note(batch, this.pace.slowedBecause);
    if (allowed === 0) return { waitMs: PRESSED_WAIT_MS };
    const { byDomain, count, waitMs } = await this.rates.take(due, allowed);
    this.pace.giveBack(allowed - count);
    return count === 0 ? { waitMs } : { byDomain };
  }
}
