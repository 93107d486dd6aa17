import { v7, validate } from 'uuid';

/** A UUIDv7 that cannot be mistaken for another noun's at compile time. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };

export type OrganisationId = Id<'Organisation'>;
export type StaffId = Id<'Staff'>;
export type GivingDayId = Id<'GivingDay'>;
export type CampaignId = Id<'Campaign'>;
export type DesignationId = Id<'Designation'>;
export type DonorId = Id<'Donor'>;
export type DonationId = Id<'Donation'>;
export type RefundId = Id<'Refund'>;
export type ReceiptId = Id<'Receipt'>;
export type LetterId = Id<'Letter'>;
export type MailingId = Id<'Mailing'>;
export type ReportId = Id<'Report'>;
export type MailingListId = Id<'MailingList'>;
export type ApiKeyId = Id<'ApiKey'>;
export type WebhookEndpointId = Id<'WebhookEndpoint'>;
export type WebhookEventId = Id<'WebhookEvent'>;
export type WebhookDeliveryId = Id<'WebhookDelivery'>;
export type ImportId = Id<'Import'>;
export type SegmentId = Id<'Segment'>;
export type MatchId = Id<'Match'>;
export type ChallengeId = Id<'Challenge'>;

/** UUIDv7: sorts by time of creation, so that indexes grow at one end. */
export function newId<Noun extends string>(): Id<Noun> {
  return v7() as Id<Noun>;
}

/** The id in `text`, or null where it is no UUID: what comes from a URL is checked before it meets the database. */
export function parseId<Noun extends string>(text: string): Id<Noun> | null {
  return validate(text) ? (text.toLowerCase() as Id<Noun>) : null;
}
