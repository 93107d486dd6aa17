import type { DonationFailure } from '../donation/donation.page-model.js';
import type { ErrorPageModel } from '../errors/error.page-model.js';
import type { FaultText } from './fault-text.js';
import type { PluralForms } from './plural.js';

/** Everything a donor page says by itself, in one language. `{word}` stands for a part that is filled in. */
export interface PageText {
  readonly chrome: Record<'skip' | 'home' | 'footer' | 'share' | 'copied', string>;
  readonly figures: FigureText;
  readonly schedule: ScheduleText;
  readonly campaign: CampaignText;
  readonly form: FormText;
  readonly faults: FaultText;
  readonly donation: DonationText;
  readonly givingDay: GivingDayText;
  readonly home: Record<'lead' | 'pitch' | 'givingDays' | 'campaigns' | 'nothing' | 'enter' | 'live', string>;
  readonly errors: Readonly<Record<ErrorPageModel['status'], { readonly title: string; readonly text: string }>>;
}

export interface FigureText {
  readonly raised: string;
  readonly raisedOfGoal: string;
  readonly percentOfGoal: string;
  readonly asOf: string;
  readonly stale: string;
  readonly donors: PluralForms;
  readonly donations: PluralForms;
  readonly campaigns: PluralForms;
}

export type ScheduleText = Record<
  'closes' | 'opens' | 'closed' | 'closedAt' | 'toGive' | 'untilOpen' | 'days' | 'hours' | 'minutes' | 'seconds',
  string
>;

export type CampaignText = Record<
  | 'partOf' | 'story' | 'latest' | 'noGifts' | 'noGiftsText' | 'anonymous' | 'give' | 'closedTitle' | 'closedText'
  | 'upcomingTitle' | 'upcomingText',
  string
>;

export type FormText = Record<
  | 'title' | 'amount' | 'other' | 'otherAmount' | 'range' | 'designation' | 'anyDesignation' | 'name' | 'email'
  | 'emailHint' | 'anonymous' | 'message' | 'messageHint' | 'optional' | 'coverFees' | 'coverFeesAmount' | 'card'
  | 'cardHint' | 'testCards' | 'testWorks' | 'give' | 'giveAmount' | 'sending' | 'faultsTitle' | 'faultPrefix' | 'checkThis',
  string
> & {
  readonly testOutcomes: Readonly<Record<DonationFailure, string>>;
  readonly dedication: Record<'title' | 'kind' | 'none' | 'honour' | 'memory' | 'name' | 'notifyName' | 'notifyEmail' | 'notifyHint', string>;
};

export interface DonationText {
  readonly pending: Record<'title' | 'text', string>;
  readonly captured: Record<'title' | 'text' | 'receiptSent' | 'receiptComing', string>;
  readonly refunded: Record<'title' | 'text' | 'partly', string>;
  readonly receipt: Record<'download' | 'again' | 'onItsWay' | 'tooMany', string>;
  readonly failed: Record<'title' | 'text' | 'retry', string>;
  readonly reasons: Readonly<Record<DonationFailure, string>>;
  readonly repeated: string;
  readonly sheet: Record<
    'title' | 'refunded' | 'honour' | 'memory' | 'gift' | 'fee' | 'total' | 'donor' | 'designation' | 'campaign' | 'date' | 'reference' | 'print',
    string
  >;
  readonly nowRaised: string;
  readonly back: string;
}

export type GivingDayText = Record<
  | 'leaders' | 'byDonors' | 'byPercent' | 'byPercentNote' | 'all' | 'filter' | 'filterPlaceholder' | 'noMatch'
  | 'noCampaigns' | 'story' | 'raisedSoFar' | 'chooseCampaign',
  string
>;
