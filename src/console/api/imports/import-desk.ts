import { Injectable } from '@nestjs/common';
import { ImportReader } from '../../../imports/import.reader.js';
import type { Import } from '../../../imports/import.js';
import { ImportNotFound } from '../../../imports/imports.errors.js';
import { OrganisationReader } from '../../../organisations/organisation.reader.js';
import { Clock } from '../../../shared/clock.js';
import { parseId } from '../../../shared/ids.js';
import type { ImportFolderShown } from '../../contract/imports.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';
import { Desk } from '../desk.js';
import { mayBring } from './import-rights.js';
import { showFields, showImport, showMay } from './shown-imports.js';

/** Finds an import for whoever may see it, and shows it as it is for them. */
@Injectable()
export class ImportDesk {
  constructor(
    private readonly desk: Desk,
    private readonly imports: ImportReader,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportNotFound for one of another organisation, as for one that does not exist. */
  async get(session: ConsoleSession, text: string): Promise<Import> {
    const id = parseId<'Import'>(text);
    if (id === null) throw new ImportNotFound();
    return this.imports.get(this.desk.scopeOf(session), id);
  }

  async show({ staff }: ConsoleSession, of: Import): Promise<ImportFolderShown> {
    const { slug } = await this.organisations.get(of.organisationId);
    return { import: showImport(of, slug, this.clock.now()), ...showFields(of), may: showMay(of, mayBring(staff, of.kind)) };
  }
}
