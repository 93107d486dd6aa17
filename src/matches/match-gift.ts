import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Transactions } from '../database/transactions.js';
import type { Donation } from '../donations/donation.entity.js';
import { withinMs } from '../donations/provider-patience.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, DesignationId, MatchId, OrganisationId } from '../shared/ids.js';
import { Log, reasonOf } from '../shared/log.js';
import { money } from '../shared/money.js';
import { AllotmentTurns } from './allotment-turns.js';
import type { MatchedGift } from './match.js';

/** Nearly all gifts are made where nothing is matched, and should not have to ask. */
const REMEMBERED_MS = 1_000;

interface OpenMatch {
  readonly id: MatchId;
  readonly organisationId: OrganisationId;
  readonly sponsor: string;
  readonly currency: Currency;
  readonly designationId: DesignationId | null;
  readonly opensAt: Date;
  readonly endsAt: Date;
}

/** $1: campaign, $2: since when one may have ended. */
const LIST_OPEN_SQL = `
  SELECT pledge.id, pledge.organisation_id AS "organisationId", pledge.sponsor, pledge.currency, pledge.designation_id AS "designationId",
         pledge.opens_at AS "opensAt", least(pledge.closes_at, pledge.closed_at) AS "endsAt"
  FROM campaigns campaign JOIN matches pledge ON pledge.campaign_id = campaign.id OR pledge.giving_day_id = campaign.giving_day_id
  WHERE campaign.id = $1 AND least(pledge.closes_at, pledge.closed_at) > $2
  ORDER BY pledge.created_at, pledge.id`;

/**
 * Has a gift matched that was just booked, and tells what was added. Whatever happens, the gift stands: what is not allotted
 * within a moment comes with the next run. Where no match is open it costs a look into memory.
 */
@Injectable()
export class MatchGift {
  /** Who gave is not kept waiting longer, in milliseconds: the gift is booked, and will be matched. */
  readonly patienceMs: number = 1_000;
  readonly #open = new LRUCache<CampaignId, readonly OpenMatch[], Donation>({
    max: 10_000,
    ttl: REMEMBERED_MS,
    fetchMethod: async (_id, _stale, { context }) => this.#listOpen(context),
  });
  readonly #log: Log;

  constructor(
    private readonly transactions: Transactions,
    private readonly turns: AllotmentTurns,
    log: Log,
  ) {
    this.#log = log.in('matches');
  }

  /** By each match that is about it; an amount is null where it is not known yet. Throws nothing. */
  async run(donation: Donation): Promise<MatchedGift[]> {
    if (donation.capturedAt === null) return [];
    try {
      const open = await this.#open.fetch(donation.campaignId, { context: donation });
      const concerned = (open ?? []).filter((match) => isAbout(match, donation));
      return (await Promise.all(concerned.map((match) => this.#allot(match, donation)))).filter((matched) => matched !== null);
    } catch (error) {
      this.#log.warn({ donationId: donation.id, reason: reasonOf(error) }, 'matches could not be looked up');
      return [];
    }
  }

  /** Null where the gift has no place, as those of donors for whom the match is not. */
  async #allot(match: OpenMatch, { id }: Donation): Promise<MatchedGift | null> {
    const { id: matchId, sponsor, currency } = match;
    try {
      const amount = (await withinMs(this.patienceMs, this.turns.join(match, id))).get(id);
      return amount === undefined ? null : { matchId, sponsor, amount: money(amount, currency) };
    } catch (error) {
      this.#log.warn({ donationId: id, matchId, reason: reasonOf(error) }, 'gift not matched yet');
      return { matchId, sponsor, amount: null };
    }
  }

  #listOpen({ campaignId, organisationId }: Donation): Promise<OpenMatch[]> {
    return this.transactions.run({ organisationId }, (tx) => tx.rows<OpenMatch>(LIST_OPEN_SQL, [campaignId, new Date(Date.now() - REMEMBERED_MS)]));
  }
}

function isAbout({ currency, designationId, opensAt, endsAt }: OpenMatch, donation: Donation): boolean {
  const { capturedAt } = donation;
  if (capturedAt === null || capturedAt < opensAt || capturedAt >= endsAt) return false;
  return currency === donation.currency && (designationId === null || designationId === donation.designationId);
}
