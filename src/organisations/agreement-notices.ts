import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { Outbox } from '../queues/outbox.js';
import type { DonationId, OrganisationId, RefundId } from '../shared/ids.js';
import type { NoticeId } from './account-notice.js';
import { SendStaffNotice } from './jobs/send-staff-notice.definition.js';

/** What a letter says of a refund that waits for a second person. Nothing of the donor: it may be forwarded. */
export interface WaitingRefundFacts {
  readonly donationId: DonationId;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly campaign: string;
  /** ISO 8601; then it ends by itself. */
  readonly expiresAt: string;
}

export interface AgreementQuestion {
  readonly organisationId: OrganisationId;
  readonly refundId: RefundId;
  readonly askedAt: Date;
  /** Who stands behind it, as the audit log names them. */
  readonly behind: readonly string[];
  readonly facts: WaitingRefundFacts;
}

/** More than anybody would name; a letter to each. */
const MOST = 100;

/** Admins who may agree: none who stands behind the refund, and none who came after it. The index refuses a second letter about it. */
const NOTE_SQL = `
  INSERT INTO staff_notices (id, staff_id, organisation_id, kind, noted_at, refund_id, facts)
  SELECT uuidv7(), id, organisation_id, 'refund_waiting', $2, $3, $5
  FROM staff
  WHERE organisation_id = $1 AND role = 'client_admin' AND disabled_at IS NULL AND created_at <= $2 AND 'staff:' || id <> ALL ($4::text[])
  ORDER BY created_at, id LIMIT ${MOST}
  ON CONFLICT (refund_id, staff_id) WHERE refund_id IS NOT NULL DO NOTHING
  RETURNING id`;

/** Writes to those of an organisation who may agree to a refund, in the transaction in which it begins to wait. */
@Injectable()
export class AgreementNotices {
  constructor(private readonly outbox: Outbox) {}

  async askIn(tx: Transaction, { organisationId, refundId, askedAt, behind, facts }: AgreementQuestion): Promise<void> {
    const noted = await tx.rows<{ id: NoticeId }>(NOTE_SQL, [organisationId, askedAt, refundId, behind, facts]);
    for (const { id } of noted) await this.outbox.add(tx, organisationId, SendStaffNotice, { noticeId: id, organisationId });
  }

  /** Somebody has decided: letters that have not gone yet would ask for nothing. */
  async endIn(tx: Transaction, refundId: RefundId): Promise<void> {
    await tx.rows(`DELETE FROM staff_notices WHERE refund_id = $1 AND letter = 'waiting'`, [refundId]);
  }
}
