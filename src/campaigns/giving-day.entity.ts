import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisations/organisation.entity.js';
import type { Currency } from '../shared/currencies.js';
import type { GivingDayId, OrganisationId } from '../shared/ids.js';

/** A dated event of an organisation, on which its campaigns raise money together. */
@Entity('giving_days')
export class GivingDay {
  @PrimaryColumn('uuid')
  id: GivingDayId;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: OrganisationId;

  @ManyToOne(() => Organisation, { nullable: false })
  @JoinColumn({ name: 'organisation_id' })
  organisation: Organisation;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text')
  tagline: string;

  /** Paragraphs of plain text, parted by blank lines. */
  @Column('text')
  story: string;

  @Column('text')
  locale: string;

  @Column('char', { length: 3 })
  currency: Currency;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
}
