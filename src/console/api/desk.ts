import { Injectable } from '@nestjs/common';
import type { Scope } from '../../database/scope.js';
import type { Organisation } from '../../organisations/organisation.entity.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import type { Slug } from '../../shared/slug.js';
import { NotAcceptable, PageNotFound } from '../console.errors.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';

/** Whose things somebody works on. */
@Injectable()
export class Desk {
  constructor(private readonly organisations: OrganisationReader) {}

  /** All that somebody may see, for what is found by its own name. */
  scopeOf({ staff }: ConsoleSession): Scope {
    return staff.organisationId === null ? 'platform' : { organisationId: staff.organisationId };
  }

  /**
   * The organisation whose list is asked for: people of a client have one, people of the platform name it.
   * @throws PageNotFound for an organisation that is not theirs, as for one that does not exist.
   */
  async organisation({ staff }: ConsoleSession, slug: Slug | undefined): Promise<Organisation> {
    if (staff.organisationId !== null) {
      const own = await this.organisations.get(staff.organisationId);
      if (slug !== undefined && slug !== own.slug) throw new PageNotFound();
      return own;
    }
    if (slug === undefined) throw new NotAcceptable([{ field: 'organisation', code: 'required', message: 'must be named' }]);
    const found = await this.organisations.find(slug);
    if (found === null) throw new PageNotFound();
    return found;
  }

  /** Those whose things somebody may see. */
  async list({ staff }: ConsoleSession): Promise<Organisation[]> {
    return isOfPlatform(staff) ? this.organisations.list() : [await this.organisations.get(staff.organisationId!)];
  }
}
