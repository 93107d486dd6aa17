import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { bigintColumn, toSafeInteger } from '../database/bigint-column.js';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Currency } from '../shared/currencies.js';
import type { CampaignId, GivingDayId, OrganisationId } from '../shared/ids.js';
import { GivingDay } from './giving-day.entity.js';

/** What donors give to: part of a giving day, or standing alone. Amounts are minor units of its currency. */
@Entity('campaigns')
export class Campaign {
  @PrimaryColumn('uuid')
  id: CampaignId;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: OrganisationId;

  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn({ name: 'organisation_id' })
  organisation: Organisation;

  @Column('uuid', { name: 'giving_day_id', nullable: true })
  givingDayId: GivingDayId | null;

  @ManyToOne(() => GivingDay)
  @JoinColumn({ name: 'giving_day_id' })
  givingDay: GivingDay | null;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

  /** Paragraphs of plain text, parted by blank lines. */
  @Column('text')
  story: string;

  /** BCP 47 tag of its texts. */
  @Column('text')
  locale: string;

  @Column('smallint', { name: 'artwork_hue' })
  artworkHue: number;

  @Column('text', { name: 'artwork_emblem' })
  artworkEmblem: string;

  @Column('char', { length: 3 })
  currency: Currency;

  @Column('bigint', { nullable: true, transformer: bigintColumn })
  goal: number | null;

  /** Smallest and largest gift taken at once. */
  @Column('bigint', { transformer: bigintColumn })
  minimum: number;

  @Column('bigint', { transformer: bigintColumn })
  maximum: number;

  @Column('bigint', {
    name: 'suggested_amounts',
    array: true,
    transformer: { to: (amounts: number[]) => amounts, from: (texts: string[]) => texts.map(toSafeInteger) },
  })
  suggestedAmounts: number[];

  @Column('timestamptz', { name: 'opens_at' })
  opensAt: Date;

  @Column('timestamptz', { name: 'closes_at', nullable: true })
  closesAt: Date | null;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;

  /** Kept for the record alone from then on. */
  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;

  /** Place among the campaigns of its giving day. */
  @Column('integer')
  position: number;
}
