import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../shared/clock.js';
import { newId, type DonationId, type LetterId, type OrganisationId } from '../shared/ids.js';
import type { LetterKind, LetterState } from './letter.js';
import { LetterReader } from './letter.reader.js';
import { LetterPost, type HandOver } from './letter-post.js';
import { LetterNotTaken, LetterUnderWay } from './receipts.errors.js';
import { claimLetterSql, concludeLetterSql, holdLetterSql } from './letters.sql.js';

const NEXT_STATE: Readonly<Record<HandOver['kind'], LetterState>> = { taken: 'sent', refused: 'refused', not_now: 'waiting', unknown: 'sending' };

/**
 * Hands a letter to the mail server as close to once as SMTP allows. The claim is committed before the server hears of
 * it. A claim whose holder died, or whose connection was lost when the server may have taken the letter, is taken up
 * once more under the same Message-ID, marked as repeated, because a receipt that is missing is worse than one that
 * comes twice; after that, and for letters to third persons at once, it is held as uncertain for people to decide.
 */
@Injectable()
export class SendLetter {
  constructor(
    private readonly transactions: Transactions,
    private readonly letters: LetterReader,
    private readonly post: LetterPost,
    private readonly clock: Clock,
  ) {}

  /** @throws LetterUnderWay, LetterNotTaken where it must be tried again. */
  async run(organisationId: OrganisationId, id: LetterId): Promise<{ state: LetterState }> {
    const claim = newId();
    const claimed = await this.transactions.run({ organisationId }, (tx) => tx.row(claimLetterSql, [id, claim]));
    if (claimed === null) return this.#leave(organisationId, id);
    const letter = await this.letters.read(organisationId, id);
    const outcome = await this.post.hand(letter);
    await this.#conclude(organisationId, id, claim, outcome);
    if (outcome.kind === 'not_now' || outcome.kind === 'unknown') throw new LetterNotTaken(outcome.reason);
    return { state: NEXT_STATE[outcome.kind] };
  }

  async #conclude(organisationId: OrganisationId, id: LetterId, claim: string, outcome: HandOver): Promise<void> {
    const now = this.clock.now();
    const reason = outcome.kind === 'taken' ? null : outcome.reason.slice(0, 300);
    await this.transactions.run({ organisationId }, async (tx) => {
      const concluded = await tx.row<{ kind: LetterKind; donation_id: DonationId }>(concludeLetterSql, [id, claim, NEXT_STATE[outcome.kind], reason, now]);
      if (concluded?.kind !== 'receipt' || outcome.kind !== 'taken') return;
      await tx.rows(`UPDATE donations SET receipt_sent_at = $2 WHERE id = $1 AND receipt_sent_at IS NULL`, [concluded.donation_id, now]);
    });
  }

  /** It is sent, refused or held; or somebody is at it this moment. */
  async #leave(organisationId: OrganisationId, id: LetterId): Promise<{ state: LetterState }> {
    await this.transactions.run({ organisationId }, (tx) => tx.row(holdLetterSql, [id]));
    const { state } = await this.letters.getNote(organisationId, id);
    if (state === 'sending' || state === 'waiting') throw new LetterUnderWay();
    return { state };
  }
}
