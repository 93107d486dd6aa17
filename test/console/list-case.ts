import type { ChallengeId, DonorId, MatchId, OrganisationId } from '../../src/shared/ids.js';
import type { MadeCampaign } from '../factories/a-campaign.js';
import type { MadeGivingDay } from '../factories/a-giving-day.js';
import type { TestApp } from '../support/app.js';

// oxlint-disable-next-line typescript/no-explicit-any -- what a row is differs with every list, and is what is tested
export type Row = any;

/** An organisation whose lists are full. */
export interface Listed {
  readonly app: TestApp;
  readonly organisationId: OrganisationId;
  /** Stands somewhere in every row of its own. */
  readonly word: string;
  readonly campaign: MadeCampaign;
  /** Of which there is one match and one challenge. */
  readonly day: MadeGivingDay;
  /** Of the campaign, for less than all that is given to it. */
  readonly match: MatchId;
  readonly challenge: ChallengeId;
  /** Whoever gives to it. */
  readonly donorId: DonorId;
  readonly endpoint: string;
  readonly mailing: string;
  /** Where the demo's mails lie. */
  readonly mailFolder: string;
}

/** A list of the console, and how it is shown to be one. */
export interface ListCase {
  readonly path: string | ((of: Listed) => string);
  /** Where the path is the same for everybody: what its routes are called. */
  readonly route: string;
  readonly who: 'admin' | 'engineer';
  /** Puts `count` rows in, many of them alike in what they are sorted by; the rows of one call are told from others' by nothing else. */
  readonly plant: (of: Listed, count: number) => Promise<void>;
  /** What a row has under each sort; null where the database alone knows, which is then asked both ways. */
  readonly sorts: Readonly<Record<string, ((row: Row) => number | string | null) | null>>;
  /** Queries that narrow it down, in which `{word}`, `{campaign}` and `{day}` are those of the organisation, and what then holds for every row that is shown, and for no other. */
  readonly filters: Readonly<Record<string, (row: Row) => boolean>>;
  /** What somebody types, for a row, and which rows it finds; nothing for a row that cannot be searched for. */
  readonly search: { readonly text: (row: Row) => string; readonly finds: (row: Row, text: string) => boolean };
  readonly keyOf: (row: Row) => string;
  /** A column of the file and what stands in it, by which its rows are told apart. */
  readonly cell: readonly [column: string, of: (row: Row) => string];
}

export const pathOf = ({ path }: ListCase, of: Listed): string => (typeof path === 'string' ? path : path(of));

/** A query of a table, in the words of an organisation. */
export const wishOf = (filter: string, { word, campaign, day }: Listed): string => filter.replace('{word}', word).replace('{campaign}', campaign.slug).replace('{day}', day.slug);
