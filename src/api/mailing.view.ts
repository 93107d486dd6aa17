import type { Draft } from '../mailings/check-draft.js';
import type { Mailing, Progress } from '../mailings/mailing.js';
import { stateOf } from '../mailings/mailing-progress.js';
import type { MessageRow } from '../mailings/mailing.reader.js';
import type { Segment } from '../mailings/segment.js';
import type { MailingView, NewMailing } from './mailings.schema.js';

/** A mailing as the API shows it. */
export function toMailingView(mailing: Mailing, progress: Progress, now: Date): MailingView {
  const { id, subject, list, campaign, givingDay, locale, replyTo, segment, milestone, leftOut, mjml } = mailing;
  return {
    ...{ id, subject, list, campaign, givingDay, locale, replyTo, segment, milestone, leftOut: { ...leftOut }, mjml },
    ...stateOf(mailing, progress, now),
    at: text(mailing.sendAt),
    createdAt: mailing.createdAt.toISOString(),
    startedAt: text(mailing.startedAt),
    endedAt: text(mailing.endedAt),
  };
}

export function toMessageView({ position, address, state, attempts, reason, endedAt, bouncedAt, complainedAt }: MessageRow) {
  return { position, address, state, attempts, reason, endedAt: text(endedAt), bouncedAt: text(bouncedAt), complainedAt: text(complainedAt) };
}

/** `segment`: whom it is for, where the rule of a segment that is kept is taken over. */
export function toDraft({ subject, mjml, list, campaign = null, givingDay = null, replyTo = null, locale = null, segment: own }: NewMailing, segment: Segment = own): Draft {
  return { subject, mjml, list, segment, campaign, givingDay, replyTo, locale };
}

const text = (instant: Date | null) => instant?.toISOString() ?? null;
