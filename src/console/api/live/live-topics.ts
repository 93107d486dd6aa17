import { Injectable } from '@nestjs/common';
import { StaffDonationReader } from '../../../donations/staff-donation.reader.js';
import { PageNotFound } from '../../console.errors.js';
import { isOfPlatform } from '../../roles.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { CockpitDays, Cockpits } from '../cockpit/cockpits.js';
import { Desk } from '../desk.js';
import { QueueDesk } from '../engine/queue-desk.js';
import type { LiveTopic } from './live-part.js';
import type { LiveWish } from './live-wish.js';

/** What there is to be told about, and to whom. */
@Injectable()
export class LiveTopics {
  constructor(
    private readonly desk: Desk,
    private readonly days: CockpitDays,
    private readonly cockpits: Cockpits,
    private readonly donations: StaffDonationReader,
    private readonly queues: QueueDesk,
  ) {}

  /** @throws PageNotFound where there is nothing of the kind for them. */
  async of(session: ConsoleSession, wish: Extract<LiveWish, { about: 'cockpit' | 'donations' | 'queues' }>): Promise<LiveTopic> {
    if (wish.about === 'cockpit') return this.cockpits.parts(await this.days.get(session, wish.day), session);
    if (wish.about === 'donations') return this.#donations(session, wish.organisation);
    if (!isOfPlatform(session.staff)) throw new PageNotFound();
    return [{ name: 'queues', key: 'all', everyMs: 2_000, read: () => this.queues.show() }];
  }

  /** Only that something came in: the page asks for what it shows, sorted and filtered as it is. */
  async #donations(session: ConsoleSession, slug: Parameters<Desk['organisation']>[1]): Promise<LiveTopic> {
    const { id } = await this.desk.organisation(session, slug);
    return [{ name: 'latest', key: id, everyMs: 1_500, read: () => this.donations.findLatest(id) }];
  }
}
