import type { CampaignId, DesignationId, OrganisationId } from '../shared/ids.js';
import type { Money } from '../shared/money.js';
import type { Dedication, DedicationField, DedicationRequest } from './dedication.js';

/** What a donor asks for, as it came in and before anything of it is believed. */
export interface GiftRequest {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly name: string;
  readonly email: string;
  readonly anonymous: boolean;
  /** Slug of a designation of the campaign. */
  readonly designation: string | null;
  readonly message: string | null;
  readonly coverFees: boolean;
  readonly dedication: DedicationRequest | null;
  readonly card: string;
}

/** A gift that its campaign can take: every text cleaned, every reference found. */
export interface Gift {
  readonly organisationId: OrganisationId;
  readonly campaignId: CampaignId;
  readonly designationId: DesignationId | null;
  readonly amount: Money;
  /** Minor units the donor adds for the provider's fee. */
  readonly coveredFee: number;
  readonly name: string;
  readonly email: string;
  readonly anonymous: boolean;
  readonly message: string | null;
  readonly locale: string;
  readonly dedication: Dedication | null;
  readonly paymentToken: string;
}

export type GiftField = 'amount' | 'currency' | 'name' | 'email' | 'message' | 'designation' | 'card' | 'form' | DedicationField;

/** One thing that is wrong with a request; `code` is stable, each surface finds its own words. */
export interface GiftFault {
  readonly field: GiftField;
  readonly code: string;
}
