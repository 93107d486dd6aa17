import { Injectable } from '@nestjs/common';
import type { DonationId, MatchId } from '../shared/ids.js';
import { AllotMatch, type OwnedMatch } from './allot-match.js';

type Allotted = ReadonlyMap<DonationId, number>;

interface Lane {
  /** Ends whatever becomes of the run. */
  underWay: Promise<void>;
  /** Gifts that came since it began, and what the run after it will have allotted to them. */
  next: { readonly donations: DonationId[]; readonly allotted: Promise<Allotted> } | null;
}

/**
 * One run of a match at a time in this process. A run may have begun before a gift was committed, so gifts that come
 * meanwhile share the one after it: however many there are, two runs are all a gift waits for.
 */
@Injectable()
export class AllotmentTurns {
  readonly #lanes = new Map<MatchId, Lane>();

  constructor(private readonly allot: AllotMatch) {}

  /** What gifts of the same turn have of the match; `donation` is missing where it has no place. Throws what the run throws. */
  join(match: OwnedMatch, donation: DonationId): Promise<Allotted> {
    const lane = this.#lanes.get(match.id) ?? { underWay: Promise.resolve(), next: null };
    this.#lanes.set(match.id, lane);
    if (lane.next === null) lane.next = this.#follow(lane, match);
    lane.next.donations.push(donation);
    return lane.next.allotted;
  }

  #follow(lane: Lane, match: OwnedMatch): NonNullable<Lane['next']> {
    const donations: DonationId[] = [];
    const allotted = lane.underWay.then(() => {
      lane.next = null;
      const run = this.allot.run(match, donations);
      lane.underWay = run.then(noop, noop).then(() => {
        if (lane.next === null) this.#lanes.delete(match.id);
      });
      return run;
    });
    return { donations, allotted };
  }
}

function noop(): void {}
