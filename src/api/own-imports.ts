import { Injectable } from '@nestjs/common';
import type { Import, ImportKindName } from '../imports/import.js';
import { ImportReader } from '../imports/import.reader.js';
import { ImportNotFound } from '../imports/imports.errors.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseId } from '../shared/ids.js';
import { ScopeMissing } from './api.errors.js';

/** Imports of whoever calls. */
@Injectable()
export class OwnImports {
  constructor(private readonly imports: ImportReader) {}

  /** @throws ImportNotFound also for one of another organisation. */
  async get({ organisationId }: ApiKey, text: string): Promise<Import> {
    const id = parseId<'Import'>(text);
    if (id === null) throw new ImportNotFound();
    return this.imports.get({ organisationId }, id);
  }
}

/** Money is booked only by who may give, however it comes. @throws ScopeMissing */
export function checkMayBring({ scopes }: ApiKey, kind: ImportKindName): void {
  if (kind === 'offline-donations' && !scopes.includes('donations:write')) throw new ScopeMissing('donations:write');
}
