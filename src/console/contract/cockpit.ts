import type { FigureShown, MoneyShown, OrganisationShown } from './common.js';
import type { ImportGistShown } from './imports.js';
import type { ChallengeShown, MatchShown } from './matches.js';
import type { ReportGistShown } from './reports.js';

export interface DayShown {
  readonly slug: string;
  readonly title: string;
  readonly currency: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isPublished: boolean;
  readonly organisation: OrganisationShown;
}

export interface TotalsShown {
  /** The day's own currency first. */
  readonly raised: FigureShown<readonly MoneyShown[]>;
  readonly donors: FigureShown<number>;
  readonly donations: FigureShown<number>;
  /** What its campaigns are to raise, in the day's currency; null where none of them says. */
  readonly goal: MoneyShown | null;
}

/** What one hour brought, in the day's currency. */
export interface HourShown {
  /** Hours since the day's first: 0 is the hour in which it began. Gifts before it count as -1, -2 and so on. */
  readonly hour: number;
  readonly raised: number;
  /** Null where the stored figure is older than the count of gifts. */
  readonly gifts: number | null;
}

export interface PaceShown {
  readonly hours: readonly HourShown[];
  /** Everything booked until then is in the hours, but for the campaigns that are missing. */
  readonly asOf: string;
  /** Campaigns that are not in the hours yet, of which there will be more in a moment; null where nothing has been added up yet. */
  readonly missing: number | null;
  /** The edition before it, by the same organisation; null where there was none, and until all of its hours are there. */
  readonly last: { readonly title: string; readonly slug: string; readonly startsAt: string; readonly hours: readonly HourShown[] } | null;
}

export interface LeaderShown {
  readonly slug: string;
  readonly title: string;
  readonly raised: FigureShown<MoneyShown>;
  readonly donors: number;
  readonly donations: number;
  readonly goal: number | null;
}

export interface LeadersShown {
  readonly campaigns: number;
  readonly leaders: readonly LeaderShown[];
}

export type ProblemKind =
  | 'emergency_level'
  | 'kind_paused'
  | 'queue_late'
  | 'queue_unreadable'
  | 'breaker_open'
  | 'figures_stale'
  | 'figures_failed'
  | 'jobs_set_aside'
  | 'import_failed'
  | 'mailing_paused'
  | 'mailing_slowed'
  | 'mailing_uncertain'
  | 'payments_failing'
  | 'match_nearly_used'
  | 'match_exhausted'
  | 'refund_waiting'
  | 'refund_limit_loosened'
  | 'audit_broken';

/** Something that somebody should look at, the gravest first. */
export interface ProblemShown {
  readonly kind: ProblemKind;
  readonly gravity: 'grave' | 'warning';
  /** What it is about: a kind of queue, a campaign's title, a mailing's subject, a file's name, a sponsor; null where the kind says it all. */
  readonly about: string | null;
  /** A page with more about it. */
  readonly link: string | null;
  /** How many, or seconds, or the level: as the kind means it. */
  readonly number: number | null;
  /** As the platform noted it, in English; shown as it is. */
  readonly reason: string | null;
  readonly since: string | null;
}

export interface PlannedMailingShown {
  readonly id: string;
  readonly subject: string;
  readonly status: 'draft' | 'scheduled' | 'resolving' | 'sending' | 'finished' | 'cancelled';
  readonly sendAt: string | null;
  readonly milestone: string | null;
  readonly recipients: number | null;
  readonly sent: number;
  readonly failed: number;
  readonly isPaused: boolean;
  readonly startedAt: string | null;
}

export interface PlanShown {
  readonly mailings: readonly PlannedMailingShown[];
  /** Mails that went out by hour of the day, as {@link HourShown.hour} counts them. */
  readonly sentByHour: readonly { readonly hour: number; readonly sent: number }[];
}

/** Spreadsheets that are being brought in or made for the organisation, and what waits for somebody. */
export interface WorkShown {
  readonly imports: readonly ImportGistShown[];
  readonly reports: readonly ReportGistShown[];
}

/** Matches and challenges that are on, those that are nearly full first. */
export interface DayPledgesShown {
  readonly matches: readonly MatchShown[];
  readonly challenges: readonly ChallengeShown[];
}

export interface CockpitShown {
  readonly day: DayShown;
  readonly totals: TotalsShown;
  readonly pace: PaceShown;
  readonly leaders: LeadersShown;
  readonly problems: readonly ProblemShown[];
  readonly plan: PlanShown;
  readonly work: WorkShown;
  readonly pledges: DayPledgesShown;
}

/** The parts of a cockpit that move, by the name of the event that brings them. */
export type CockpitPart = Exclude<keyof CockpitShown, 'day'>;

export interface RefreshShown {
  readonly id: string;
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly failures: readonly { readonly title: string; readonly field: string; readonly failure: string }[];
}
