import { Injectable } from '@nestjs/common';
import type { Organisation } from '../../organisations/organisation.entity.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import type { StaffRole } from '../../organisations/staff.entity.js';
import { rolesToGive } from '../../organisations/staff-rights.js';
import type { OrganisationId } from '../../shared/ids.js';
import { parseSlug } from '../../shared/slug.js';
import { PageNotFound } from '../console.errors.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';

/** Whose people somebody looks after at the moment. */
export interface StaffRoom {
  /** Null for the people of the platform itself. */
  readonly organisation: Organisation | null;
  readonly organisationId: OrganisationId | null;
  readonly roles: readonly StaffRole[];
}

/** Which rooms somebody may enter: admins their own, people of the platform those they name. */
@Injectable()
export class StaffDesk {
  constructor(private readonly organisations: OrganisationReader) {}

  /** Null where customer success have not named a client yet. @throws PageNotFound for a room that is not theirs. */
  async roomFor({ staff }: ConsoleSession, named: string): Promise<StaffRoom | null> {
    const organisation = await this.#named(staff.organisationId, named);
    const organisationId = organisation?.id ?? null;
    const roles = rolesToGive(staff, organisationId);
    if (roles.length > 0) return { organisation, organisationId, roles };
    if (organisation === null && isOfPlatform(staff)) return null;
    throw new PageNotFound();
  }

  list(): Promise<Organisation[]> {
    return this.organisations.list();
  }

  async #named(own: OrganisationId | null, named: string): Promise<Organisation | null> {
    if (own !== null) return this.organisations.get(own);
    if (named === '') return null;
    const slug = parseSlug(named);
    const found = slug && (await this.organisations.find(slug));
    if (!found) throw new PageNotFound();
    return found;
  }
}
