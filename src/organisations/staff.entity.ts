import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationId, StaffId } from '../shared/ids.js';

export type StaffRole = 'client_admin' | 'client_editor' | 'customer_success' | 'engineer';

/** Someone who signs in to the console: of a client, or (without an organisation) of the platform. */
@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid')
  id: StaffId;

  @Column('uuid', { name: 'organisation_id', nullable: true })
  organisationId: OrganisationId | null;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  role: StaffRole;

  /** Null for somebody who was invited and has not come yet. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt: Date | null;
}
