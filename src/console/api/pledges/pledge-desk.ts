import { Injectable } from '@nestjs/common';
import type { Challenge } from '../../../matches/challenge.js';
import { ChallengeReader } from '../../../matches/challenge.reader.js';
import type { Match } from '../../../matches/match.js';
import { MatchReader } from '../../../matches/match.reader.js';
import { ChallengeNotFound, MatchNotFound } from '../../../matches/matches.errors.js';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import type { StaffRole } from '../../../organisations/staff.entity.js';
import { Clock } from '../../../shared/clock.js';
import { parseId, type OrganisationId } from '../../../shared/ids.js';
import type { ChallengeFolderShown, MatchFolderShown } from '../../contract/matches.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { showOrganisation } from '../cockpit/shown-day.js';
import { Desk } from '../desk.js';
import { BOOKERS } from '../imports/import-rights.js';
import { PLEDGERS } from './pledge-schemas.js';
import { showChallenge, showMatch } from './shown-pledges.js';

/** What sponsors have promised, for whoever may see it. */
@Injectable()
export class PledgeDesk {
  constructor(
    private readonly desk: Desk,
    private readonly matches: MatchReader,
    private readonly challenges: ChallengeReader,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** @throws MatchNotFound for one of another organisation, as for one that does not exist. */
  async match(session: ConsoleSession, text: string): Promise<Match> {
    const id = parseId<'Match'>(text);
    const match = id && (await this.matches.find(this.desk.scopeOf(session), id));
    if (!match) throw new MatchNotFound();
    return match;
  }

  /** @throws ChallengeNotFound for one of another organisation, as for one that does not exist. */
  async challenge(session: ConsoleSession, text: string): Promise<Challenge> {
    const id = parseId<'Challenge'>(text);
    const challenge = id && (await this.challenges.find(this.desk.scopeOf(session), id));
    if (!challenge) throw new ChallengeNotFound();
    return challenge;
  }

  async showMatch(session: ConsoleSession, match: Match): Promise<MatchFolderShown> {
    return { match: showMatch(match, this.clock.now()), ...(await this.#around(session, match.organisationId)) };
  }

  async showChallenge(session: ConsoleSession, challenge: Challenge): Promise<ChallengeFolderShown> {
    return { challenge: showChallenge(challenge, this.clock.now()), ...(await this.#around(session, challenge.organisationId)) };
  }

  async #around({ staff: { role } }: ConsoleSession, organisationId: OrganisationId): Promise<Omit<MatchFolderShown, 'match'>> {
    return { organisation: showOrganisation(await this.organisations.get(organisationId)), may: { edit: isOneOf(PLEDGERS, role), enterGifts: isOneOf(BOOKERS, role) } };
  }
}

function isOneOf(roles: readonly StaffRole[], role: StaffRole): boolean {
  return roles.includes(role);
}
