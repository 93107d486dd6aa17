import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import type { OrganisationId } from '../shared/ids.js';
import { scopeOfAccount } from './account.js';
import type { NoticeId, NoticeKind } from './account-notice.js';
import type { WaitingRefundFacts } from './agreement-notices.js';
import { LETTER_AFTER, StaffLetterNotTaken } from './send-staff-letter.js';
import { StaffPost, type StaffLetter } from './staff-post.js';

/** Takes a letter up: nobody else does then, and nobody does again unless the server surely has not got it. */
const CLAIM = `
  UPDATE staff_notices SET letter = 'sending'
  FROM staff LEFT JOIN organisations ON organisations.id = staff.organisation_id
  WHERE staff_notices.id = $1 AND staff_notices.letter = 'waiting' AND staff.id = staff_notices.staff_id
  RETURNING staff_notices.kind, staff_notices.facts, staff_notices.noted_at AS at, staff.name, staff.email, organisations.name AS organisation,
            coalesce(organisations.locale, 'en-GB') AS locale, coalesce(organisations.time_zone, 'UTC') AS "timeZone"`;

interface Claimed {
  readonly at: Date;
  readonly name: string;
  readonly email: string;
  readonly organisation: string | null;
  readonly locale: string;
  readonly timeZone: string;
}

type ClaimedRow = Claimed & ({ readonly kind: NoticeKind; readonly facts: null } | { readonly kind: 'refund_waiting'; readonly facts: WaitingRefundFacts });

/** Hands the letter of a notice over at most once. */
@Injectable()
export class SendStaffNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly post: StaffPost,
    private readonly clock: Clock,
  ) {}

  /** @throws StaffLetterNotTaken */
  async run(organisationId: OrganisationId | null, id: NoticeId): Promise<{ letter: string }> {
    const scope = scopeOfAccount({ organisationId });
    const claimed = await this.transactions.run(scope, (tx) => tx.row<ClaimedRow>(CLAIM, [id]));
    if (claimed === null) return { letter: 'left' };
    const outcome = await this.post.hand(letterOf(id, claimed));
    const letter = LETTER_AFTER[outcome.kind];
    const reason = outcome.kind === 'taken' ? null : outcome.reason.slice(0, 300);
    const sentAt = outcome.kind === 'taken' ? this.clock.now() : null;
    await this.transactions.run(scope, (tx) => tx.rows(`UPDATE staff_notices SET letter = $2, failure = $3, sent_at = $4 WHERE id = $1`, [id, letter, reason, sentAt]));
    if (outcome.kind === 'not_now') throw new StaffLetterNotTaken(outcome.reason);
    return { letter };
  }
}

function letterOf(id: NoticeId, claimed: ClaimedRow): StaffLetter {
  const { name, email, organisation, locale, timeZone } = claimed;
  const addressed = { messageId: `staff-notice-${id}`, to: { name, email }, organisation, locale, timeZone };
  return claimed.kind === 'refund_waiting' ? { ...addressed, kind: claimed.kind, facts: claimed.facts } : { ...addressed, kind: claimed.kind, at: claimed.at };
}
