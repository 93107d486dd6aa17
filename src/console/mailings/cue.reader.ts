import { Injectable } from '@nestjs/common';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import { Clock } from '../../shared/clock.js';
import type { OrganisationId } from '../../shared/ids.js';
import { readCue, type CueValues, type ReadCue } from './cue-form.js';

/** Reads when a mailing is to go out as the people of its organisation mean it: by their own clocks. */
@Injectable()
export class CueReader {
  constructor(
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  async read(organisationId: OrganisationId, values: CueValues): Promise<ReadCue> {
    const { timeZone } = await this.organisations.get(organisationId);
    return readCue(values, timeZone, this.clock.now());
  }
}
