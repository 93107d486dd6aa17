import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { GivingDayId, MailingId, OrganisationId } from '../shared/ids.js';
import type { MailingStatus } from './mailing.js';
import type { Milestone } from './milestone.js';

/** A mailing in the plan of a giving day, and how far it is. */
export interface PlannedMailing {
  readonly id: MailingId;
  readonly subject: string;
  readonly status: MailingStatus;
  readonly sendAt: Date | null;
  readonly milestone: Milestone | null;
  readonly recipients: number | null;
  readonly pausedAt: Date | null;
  readonly startedAt: Date | null;
  readonly slowedBecause: string | null;
  readonly slowedAt: Date | null;
  readonly sent: number;
  readonly failed: number;
  readonly uncertain: number;
}

interface OfDay {
  readonly id: GivingDayId;
  readonly organisationId: OrganisationId;
}

/** What is about the day or one of its campaigns; drafts, too. One statement for all, however many there are. */
const PLAN_SQL = `
  SELECT mailing.id, mailing.subject, mailing.status, mailing.send_at AS "sendAt", mailing.milestone, mailing.recipients,
         mailing.paused_at AS "pausedAt", mailing.started_at AS "startedAt", mailing.slowed_because AS "slowedBecause", mailing.slowed_at AS "slowedAt",
         coalesce(tally.sent, 0)::integer AS sent, coalesce(tally.failed, 0)::integer AS failed, coalesce(tally.uncertain, 0)::integer AS uncertain
  FROM mailings AS mailing
  LEFT JOIN LATERAL (
    SELECT sum(sent) AS sent, sum(failed) AS failed, sum(uncertain) AS uncertain FROM mailing_batches WHERE mailing_id = mailing.id
  ) AS tally ON true
  WHERE mailing.giving_day_id = $1 OR mailing.campaign_id IN (SELECT id FROM campaigns WHERE giving_day_id = $1)
  ORDER BY coalesce(mailing.started_at, mailing.send_at, 'infinity'), mailing.id
  LIMIT $2`;

/** Mails of the day's mailings that went out, by hour. */
const SENT_SQL = `
  SELECT date_trunc('hour', ended_at, 'UTC') AS hour, count(*)::integer AS sent
  FROM messages
  WHERE state = 'sent' AND mailing_id IN (
    SELECT id FROM mailings WHERE giving_day_id = $1 OR campaign_id IN (SELECT id FROM campaigns WHERE giving_day_id = $1))
  GROUP BY 1 ORDER BY 1`;

/** What is to be written to whom around a giving day. */
@Injectable()
export class MailPlanReader {
  constructor(private readonly transactions: Transactions) {}

  list({ id, organisationId }: OfDay, limit: number): Promise<PlannedMailing[]> {
    return this.transactions.readTogether({ organisationId }, (tx) => tx.rows<PlannedMailing>(PLAN_SQL, [id, limit]));
  }

  /** Hours in which nothing went out are left out. */
  countSentByHour({ id, organisationId }: OfDay): Promise<{ readonly hour: Date; readonly sent: number }[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows(SENT_SQL, [id]));
  }
}
