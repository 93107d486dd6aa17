import { Injectable } from '@nestjs/common';
import type { Scope } from '../../database/scope.js';
import type { Mailing } from '../../mailings/mailing.js';
import { MailingReader } from '../../mailings/mailing.reader.js';
import { MailingNotFound } from '../../mailings/mailings.errors.js';
import type { Organisation } from '../../organisations/organisation.entity.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import { parseId } from '../../shared/ids.js';
import { parseSlug } from '../../shared/slug.js';
import { MayNotSend, PageNotFound } from '../console.errors.js';
import type { ConsoleSession } from '../sign-in/current-session.js';

/** Which mailings somebody may see: those of their organisation, or, for people of the platform, all. */
@Injectable()
export class MailingDesk {
  constructor(
    private readonly mailings: MailingReader,
    private readonly organisations: OrganisationReader,
  ) {}

  scopeOf({ staff: { organisationId } }: ConsoleSession): Scope {
    return organisationId === null ? 'platform' : { organisationId };
  }

  /** @throws MailingNotFound also for one that is not theirs to see. */
  async get(session: ConsoleSession, text: string): Promise<Mailing> {
    const id = parseId<'Mailing'>(text);
    if (id === null) throw new MailingNotFound();
    return this.mailings.get(this.scopeOf(session), id);
  }

  /** Whom somebody composes for: their own organisation, or the one that people of the platform name. Null where they have not named one. */
  async composerFor({ staff: { organisationId } }: ConsoleSession, text: string): Promise<Organisation | null> {
    if (organisationId !== null) return this.organisations.get(organisationId);
    if (text === '') return null;
    const slug = parseSlug(text);
    const found = slug && (await this.organisations.find(slug));
    if (!found) throw new PageNotFound();
    return found;
  }
}

/** Editors prepare mailings; that one goes out to thousands of people is for others to decide. */
export function maySend({ staff }: ConsoleSession): boolean {
  return staff.role !== 'client_editor';
}

/** @throws MayNotSend */
export function mustSend(session: ConsoleSession): void {
  if (!maySend(session)) throw new MayNotSend();
}
