import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditLog } from '../organisations/audit-log.js';
import type { CampaignId, OrganisationId } from '../shared/ids.js';
import { LONGEST_OVERRIDE_SECONDS, SHORTEST_OVERRIDE_SECONDS } from './campaign-cadence.js';
import { CadenceOutOfBounds, CampaignNotFound } from './campaigns.errors.js';

interface Overridden {
  readonly before: number | null;
  readonly at: Date | null;
}

const SET_SQL = `
  UPDATE campaigns SET refresh_every_seconds = $2, refresh_every_by = CASE WHEN $2::integer IS NOT NULL THEN $3 END,
         refresh_every_at = CASE WHEN $2::integer IS NOT NULL THEN now() END
  FROM (SELECT id, refresh_every_seconds AS before FROM campaigns WHERE id = $1 FOR UPDATE) held
  WHERE campaigns.id = held.id
  RETURNING held.before, refresh_every_at AS at`;

/** Somebody decides how often a campaign's figures are refreshed, or leaves it to the rules again. */
@Injectable()
export class SetRefreshCadence {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /**
   * `everySeconds`: null for the rules; `actor` as in the audit log. Returns when it was decided, null for the rules.
   * @throws CadenceOutOfBounds, CampaignNotFound
   */
  async run({ id, organisationId }: { id: CampaignId; organisationId: OrganisationId }, everySeconds: number | null, actor: string): Promise<Date | null> {
    if (everySeconds !== null && !isWithinBounds(everySeconds)) throw new CadenceOutOfBounds();
    return this.transactions.run({ organisationId }, async (tx) => {
      const set = await tx.row<Overridden>(SET_SQL, [id, everySeconds, actor]);
      if (set === null) throw new CampaignNotFound();
      // Leaving to the rules what was left to them already is no act.
      if (set.before === null && everySeconds === null) return null;
      const detail = { before: set.before, after: everySeconds };
      await this.audit.add(tx, { organisationId, actor, action: 'figures.cadence', subject: `campaign:${id}`, detail });
      return set.at;
    });
  }
}

function isWithinBounds(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= SHORTEST_OVERRIDE_SECONDS && seconds <= LONGEST_OVERRIDE_SECONDS;
}
