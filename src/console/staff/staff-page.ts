import { Injectable } from '@nestjs/common';
import type { Organisation } from '../../organisations/organisation.entity.js';
import { StaffReader, type StaffMember } from '../../organisations/staff.reader.js';
import { Clock } from '../../shared/clock.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderStaffFactor } from '../views/staff-factor.view.js';
import { renderStaffMember } from '../views/staff-member.view.js';
import type { StaffRoom } from './staff-desk.js';

/** Reads what the pages of a room's people show. Who they are is a list of the screens. */
@Injectable()
export class StaffPage {
  constructor(
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  renderMember(session: ConsoleSession, room: StaffRoom, member: StaffMember): string {
    return renderStaffMember({ session, room, member, now: this.clock.now() });
  }

  async renderFactor(session: ConsoleSession, organisation: Organisation): Promise<string> {
    return renderStaffFactor({ session, organisation, members: await this.staff.list(organisation.id) });
  }
}
