import type { MoneyShown } from './common.js';

/** Where a campaign or a day stands, by the clock and by whether it is published. */
export type PeriodShown = 'draft' | 'upcoming' | 'open' | 'closed' | 'archived';

export interface CampaignRowShown {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly day: { readonly slug: string; readonly title: string } | null;
  readonly currency: string;
  readonly goal: number | null;
  readonly raised: MoneyShown;
  readonly donors: number;
  /** Of `raised` and `donors`, which the list takes from where they are kept; null where nothing was kept yet. */
  readonly asOf: string | null;
  readonly opensAt: string;
  readonly closesAt: string | null;
  readonly period: PeriodShown;
}

export interface DesignationShown {
  readonly slug: string;
  readonly title: string;
  readonly position: number;
}

/** What a person writes of a campaign. */
export interface CampaignText {
  readonly title: string;
  readonly summary: string;
  readonly story: string;
  readonly goal: number | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly suggestedAmounts: readonly number[];
  readonly opensAt: string;
  readonly closesAt: string | null;
  readonly isPublished: boolean;
}

export interface CadenceShown {
  readonly everySeconds: number | null;
  readonly because: string;
  readonly step: string;
  readonly isDemoted: boolean;
  readonly nextAt: string | null;
  readonly lastAt: string | null;
  readonly override: { readonly everySeconds: number; readonly by: string; readonly at: string } | null;
}

export interface CampaignFolderShown {
  readonly campaign: CampaignText & { readonly slug: string; readonly day: { readonly slug: string; readonly title: string } | null; readonly currency: string; readonly locale: string; readonly organisation: string; readonly period: PeriodShown };
  readonly designations: readonly DesignationShown[];
  readonly cadence: CadenceShown | null;
  readonly may: { readonly edit: boolean; readonly cadence: boolean };
}

/** What a new one must say besides. */
export interface NewCampaign extends CampaignText {
  /** For good: gifts count for the day of their campaign. */
  readonly givingDay: string | null;
  readonly organisation: string;
  readonly slug: string;
  readonly currency: string;
  readonly locale: string;
}

export interface GivingDayText {
  readonly title: string;
  readonly tagline: string;
  readonly story: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isPublished: boolean;
}

export interface GivingDayRowShown {
  readonly slug: string;
  readonly title: string;
  readonly currency: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly campaigns: number;
  readonly period: PeriodShown;
}

export interface GivingDayFolderShown {
  readonly day: GivingDayText & { readonly slug: string; readonly currency: string; readonly locale: string; readonly organisation: string; readonly period: PeriodShown; readonly campaigns: number };
  readonly may: { readonly edit: boolean };
}

export interface NewGivingDay extends GivingDayText {
  readonly organisation: string;
  readonly slug: string;
  readonly currency: string;
  readonly locale: string;
}
