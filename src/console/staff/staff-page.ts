import { Injectable } from '@nestjs/common';
import { StaffReader } from '../../organisations/staff.reader.js';
import { Clock } from '../../shared/clock.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderStaff, type RefusedInvitation } from '../views/staff.view.js';
import type { StaffRoom } from './staff-desk.js';

/** Reads what the list of a room's people shows. */
@Injectable()
export class StaffPage {
  constructor(
    private readonly staff: StaffReader,
    private readonly clock: Clock,
  ) {}

  async render(session: ConsoleSession, room: StaffRoom, refused: RefusedInvitation | null): Promise<string> {
    return renderStaff({ session, room, members: await this.staff.list(room.organisationId), refused, now: this.clock.now() });
  }
}
