import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationId } from '../shared/ids.js';

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
}
