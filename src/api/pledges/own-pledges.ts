import { Injectable } from '@nestjs/common';
import type { Challenge } from '../../matches/challenge.js';
import { ChallengeReader } from '../../matches/challenge.reader.js';
import type { Match } from '../../matches/match.js';
import { MatchReader } from '../../matches/match.reader.js';
import { ChallengeNotFound, MatchNotFound } from '../../matches/matches.errors.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { parseId } from '../../shared/ids.js';

/** What sponsors have promised an organisation: what others were promised does not exist for its keys. */
@Injectable()
export class OwnPledges {
  constructor(
    private readonly matches: MatchReader,
    private readonly challenges: ChallengeReader,
  ) {}

  /** @throws MatchNotFound */
  async match({ organisationId }: ApiKey, text: string): Promise<Match> {
    const id = parseId<'Match'>(text);
    const match = id && (await this.matches.find({ organisationId }, id));
    if (!match) throw new MatchNotFound();
    return match;
  }

  /** @throws ChallengeNotFound */
  async challenge({ organisationId }: ApiKey, text: string): Promise<Challenge> {
    const id = parseId<'Challenge'>(text);
    const challenge = id && (await this.challenges.find({ organisationId }, id));
    if (!challenge) throw new ChallengeNotFound();
    return challenge;
  }
}
