import { Injectable } from '@nestjs/common';
import { NEVER, type SortColumn } from '../database/keyset.js';
import { Listing, type Page, type PageWish } from '../database/listing.js';
import type { Scope } from '../database/scope.js';
import { Transactions } from '../database/transactions.js';
import { parseId, type OrganisationId } from '../shared/ids.js';
import type { Mailing, MessageState, Progress } from './mailing.js';
import type { MailingState } from './mailing-progress.js';
import type { ListedMailing, MessageRow } from './mailing.reader.js';
import { mailingColumns, mailingTables, progressColumns } from './mailing.sql.js';

export const MAILING_SORTS: Readonly<Record<'createdAt' | 'subject' | 'goesOutAt' | 'recipients', SortColumn>> = {
  createdAt: { sql: 'mailing.created_at', kind: 'instant' },
  subject: { sql: 'lower(mailing.subject)', kind: 'text' },
  goesOutAt: { sql: `coalesce(mailing.started_at, mailing.send_at, ${NEVER})`, kind: 'instant' },
  recipients: { sql: 'coalesce(mailing.recipients, 0)', kind: 'whole' },
};

/** As people are told of it: see stateOf. */
const STATE = `CASE WHEN mailing.status IN ('scheduled', 'resolving', 'sending') AND mailing.paused_at IS NOT NULL THEN 'paused' ELSE mailing.status END`;

export interface MailingFilter {
  /** Every one that the scope sees where none is named. */
  readonly organisationId?: OrganisationId | undefined;
  /** A part of the subject, of what it is about or of its list, or an id. */
  readonly search?: string | undefined;
  readonly status?: MailingState['status'] | undefined;
}

/** Where its message stands by its place, or by its address: a mailing to hundreds of thousands is read by what indexes it. */
export const MESSAGE_SORTS: Readonly<Record<'position' | 'address', SortColumn>> = {
  position: { sql: 'message.position', kind: 'whole' },
  address: { sql: 'message.address', kind: 'text' },
};

export interface MessageFilter {
  /** How an address begins, or the id of a donor. */
  readonly search?: string | undefined;
  readonly state?: MessageState | undefined;
  /** What was reported of it after it was sent. */
  readonly report?: 'bounced' | 'complained' | undefined;
}

const MESSAGE_COLUMNS = `
  message.position, message.donor_id AS "donorId", message.address, message.state, message.attempts, message.reason, message.ended_at AS "endedAt",
  message.bounced_at AS "bouncedAt", message.complained_at AS "complainedAt"`;

const COUNTED = `${mailingTables} CROSS JOIN LATERAL (SELECT ${progressColumns} FROM mailing_batches WHERE mailing_id = mailing.id) AS counted`;

/** Mailings and their messages, as staff look through them. */
@Injectable()
export class StaffMailingReader {
  constructor(private readonly transactions: Transactions) {}

  /** One page, without bodies, in one statement. */
  list(scope: Scope, { organisationId, search = '', status }: MailingFilter, sort: keyof typeof MAILING_SORTS, wish: PageWish): Promise<Page<ListedMailing>> {
    const listing = new Listing(`${mailingColumns('without bodies')}, to_jsonb(counted) AS progress`, COUNTED, 'mailing.id');
    if (organisationId !== undefined) listing.where(`mailing.organisation_id = ${listing.bind(organisationId)}`);
    if (status !== undefined) listing.where(`${STATE} = ${listing.bind(status)}`);
    if (search !== '') {
      const id = parseId(search);
      const named = `lower(concat_ws(' ', mailing.subject, list.name, campaign.title, day.title))`;
      listing.where(id === null ? `strpos(${named}, lower(${listing.bind(search)})) > 0` : `mailing.id = ${listing.bind(id)}`);
    }
    return this.transactions.run(scope, async (tx) => {
      const { rows, next } = await listing.page<Mailing & { progress: Progress }>(tx, MAILING_SORTS[sort], wish);
      return { rows: rows.map(({ progress, ...mailing }) => ({ mailing, progress })), next };
    });
  }

  /** By the key of `messages`, or by `messages_mailing_id_address_key`. */
  listMessages({ id, organisationId }: Mailing, { search = '', state, report }: MessageFilter, sort: keyof typeof MESSAGE_SORTS, wish: PageWish): Promise<Page<MessageRow>> {
    const listing = new Listing(MESSAGE_COLUMNS, 'messages AS message', 'message.position', 'whole');
    listing.where(`message.mailing_id = ${listing.bind(id)}`);
    if (state !== undefined) listing.where(`message.state = ${listing.bind(state)}`);
    if (report !== undefined) listing.where(report === 'bounced' ? 'message.bounced_at IS NOT NULL' : 'message.complained_at IS NOT NULL');
    if (search !== '') {
      const donor = parseId(search);
      listing.where(donor === null ? `starts_with(message.address, ${listing.bind(search.toLowerCase())})` : `message.donor_id = ${listing.bind(donor)}`);
    }
    return this.transactions.run({ organisationId }, (tx) => listing.page<MessageRow>(tx, MESSAGE_SORTS[sort], wish));
  }
}
