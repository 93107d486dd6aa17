import type { CampaignId, GivingDayId, MailingId, MailingListId, OrganisationId } from '../shared/ids.js';
import type { Milestone } from './milestone.js';
import type { Segment } from './segment.js';

export const MAILING_STATUSES = ['draft', 'scheduled', 'resolving', 'sending', 'finished', 'cancelled'] as const;

/** Scheduled mailings wait for their cue; resolving ones look for their readers; what is finished has no message left to send. */
export type MailingStatus = (typeof MAILING_STATUSES)[number];

export const MESSAGE_STATES = ['queued', 'sending', 'deferred', 'sent', 'failed', 'suppressed', 'uncertain'] as const;

/**
 * Deferred: the server said later. Suppressed: the person left the list before it was their turn. Uncertain: the mail
 * was on its way when the connection or the process was lost, so it may or may not have arrived, and is not sent again.
 */
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why somebody of the segment has no message. */
export type LeftOutReason = 'malformed' | 'duplicate' | 'unsubscribed' | 'bounced' | 'complained';

export interface NamedThing {
  readonly slug: string;
  readonly name: string;
}

/** A mail to the people of a segment. */
export interface Mailing {
  readonly id: MailingId;
  readonly organisationId: OrganisationId;
  readonly organisation: string;
  readonly listId: MailingListId;
  readonly list: NamedThing;
  readonly campaignId: CampaignId | null;
  readonly campaign: NamedThing | null;
  readonly givingDayId: GivingDayId | null;
  readonly givingDay: NamedThing | null;
  readonly subject: string;
  readonly mjml: string;
  /** Made from the MJML; merge fields still stand in it, as in `plain`. */
  readonly html: string;
  readonly plain: string;
  /** BCP 47 tag. */
  readonly locale: string;
  readonly replyTo: string | null;
  readonly segment: Segment;
  readonly status: MailingStatus;
  readonly sendAt: Date | null;
  readonly milestone: Milestone | null;
  readonly pausedAt: Date | null;
  readonly startedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly endedAt: Date | null;
  /** Messages it has; null while its readers are not resolved. */
  readonly recipients: number | null;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
  /** Why it is being sent slower than it could be, as last said at `slowedAt`. */
  readonly slowedBecause: string | null;
  readonly slowedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How many messages are in each state. */
export type Progress = Readonly<Record<MessageState, number>>;
