import { AllotMatch } from '../../src/matches/allot-match.js';
import type { ChallengeDraft } from '../../src/matches/challenge.js';
import { CountChallenge } from '../../src/matches/count-challenge.js';
import { CreateChallenge } from '../../src/matches/create-challenge.js';
import { CreateMatch } from '../../src/matches/create-match.js';
import { EditMatch } from '../../src/matches/edit-match.js';
import type { MatchDraft } from '../../src/matches/match.js';
import type { PledgeFoundation } from '../../src/matches/pledge.js';
import { PledgeScopes } from '../../src/matches/pledge-scopes.js';
import { AuditLog } from '../../src/organisations/audit-log.js';
import { Events } from '../../src/organisations/events.js';
import { SystemClock } from '../../src/shared/clock.js';
import type { ChallengeId, MatchId, OrganisationId } from '../../src/shared/ids.js';
import type { TestDatabase } from '../support/database.js';
import { next, type MadeCampaign } from './a-campaign.js';

const HOUR_MS = 3_600_000;

/** The verbs of matches and challenges, on a database. */
export function pledgeVerbs({ transactions }: Pick<TestDatabase, 'transactions'>) {
  const clock = new SystemClock();
  const [scopes, audit, events] = [new PledgeScopes(), new AuditLog(), new Events(clock)];
  const allot = new AllotMatch(transactions, events, clock);
  const count = new CountChallenge(transactions, events, clock);
  return {
    allot,
    count,
    createMatch: new CreateMatch(transactions, scopes, allot, audit, clock),
    editMatch: new EditMatch(transactions, scopes, allot, audit, clock),
    createChallenge: new CreateChallenge(transactions, scopes, count, audit, clock),
  };
}

/** A match of 1,000.00 that doubles every gift from an hour ago until in an hour, with whatever is to differ. */
export function aMatchDraft(differs: Partial<MatchDraft> = {}): MatchDraft {
  const now = Date.now();
  return { sponsor: 'The Class of 1998', tag: null, pool: 100_000, percent: 100, mostPerGift: null, opensAt: new Date(now - HOUR_MS), closesAt: new Date(now + HOUR_MS), ...differs };
}

export function aChallengeDraft(differs: Partial<ChallengeDraft> = {}): ChallengeDraft {
  const now = Date.now();
  return { sponsor: 'Ada Lovelace', tag: null, kind: 'gifts', threshold: 3, reward: 'A new boathouse', rewardAmount: null, opensAt: new Date(now - HOUR_MS), closesAt: new Date(now + HOUR_MS), ...differs };
}

type About = Partial<PledgeFoundation>;

const foundationOf = (of: MadeCampaign | OrganisationId, about: About): [OrganisationId, PledgeFoundation] =>
  typeof of === 'string'
    ? [of, { givingDay: null, campaign: null, designation: null, currency: 'GBP', ...about }]
    : [of.organisationId, { givingDay: null, campaign: of.slug, designation: null, currency: of.currency, ...about }];

/** Of a campaign, or of what `about` says of an organisation. */
export async function aMatch(database: TestDatabase, of: MadeCampaign | OrganisationId, differs: Partial<MatchDraft> = {}, about: About = {}): Promise<{ id: MatchId; organisationId: OrganisationId }> {
  const [organisationId, foundation] = foundationOf(of, about);
  const { id } = await pledgeVerbs(database).createMatch.run(organisationId, foundation, aMatchDraft(differs), { actor: 'test', key: `match-${next()}` });
  return { id, organisationId };
}

export async function aChallenge(database: TestDatabase, of: MadeCampaign | OrganisationId, differs: Partial<ChallengeDraft> = {}, about: About = {}): Promise<{ id: ChallengeId; organisationId: OrganisationId }> {
  const [organisationId, foundation] = foundationOf(of, about);
  const { id } = await pledgeVerbs(database).createChallenge.run(organisationId, foundation, aChallengeDraft(differs), { actor: 'test', key: `challenge-${next()}` });
  return { id, organisationId };
}
