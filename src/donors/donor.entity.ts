import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DonorId, OrganisationId } from '../shared/ids.js';

/** Someone who gives, known to one organisation by their address. */
@Entity('donors')
export class Donor {
  @PrimaryColumn('uuid')
  id: DonorId;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: OrganisationId;

  @Column('text')
  email: string;

  @Column('text')
  name: string;
}
