import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Colour } from '../shared/colour.js';
import type { OrganisationId } from '../shared/ids.js';
import type { BrandLogo } from './brand.js';

/** A client of the platform: a university, a charity. The tenant that everything belongs to. */
@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid')
  id: OrganisationId;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  /** BCP 47 tag. */
  @Column('text')
  locale: string;

  /** IANA time zone. */
  @Column('text', { name: 'time_zone' })
  timeZone: string;

  /** Degrees, 0-360. */
  @Column('smallint', { name: 'brand_hue' })
  brandHue: number;

  /** Of what is pressed and pointed to; null where tones of the hue are. */
  @Column('text', { name: 'brand_colour', nullable: true })
  brandColour: Colour | null;

  @Column('text', { name: 'brand_colour_on_dark', nullable: true })
  brandColourOnDark: Colour | null;

  /** Whether its people must have a second factor before they may do anything. */
  @Column('boolean', { name: 'second_factor_required' })
  secondFactorRequired: boolean;

  @Column('jsonb', { nullable: true })
  logo: BrandLogo | null;
}
