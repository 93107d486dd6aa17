import { Get, Param } from '@nestjs/common';
import type { CockpitShown } from '../../contract/cockpit.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi } from '../access.js';
import { SharedReads } from '../live/shared-reads.js';
import { CockpitDays, Cockpits } from './cockpits.js';

/** The cockpit of a giving day. */
@ConsoleApi('cockpits')
export class CockpitController {
  constructor(
    private readonly days: CockpitDays,
    private readonly cockpits: Cockpits,
    private readonly shared: SharedReads,
  ) {}

  @Get(':day')
  async show(@Param('day') slug: string, @CurrentSession() session: ConsoleSession): Promise<CockpitShown> {
    const day = await this.days.get(session, slug);
    const parts = this.cockpits.parts(day, session);
    const [shown, read] = await Promise.all([this.days.show(day), Promise.all(parts.map(async (part) => [part.name, await this.shared.part(part)] as const))]);
    return { day: shown, ...Object.fromEntries(read) } as CockpitShown;
  }
}
