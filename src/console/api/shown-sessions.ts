import { Injectable } from '@nestjs/common';
import type { SessionShown } from '../contract/common.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { showOrganisation } from './cockpit/shown-day.js';
import { Desk } from './desk.js';

/** A session as the screens know it from their first moment on. */
@Injectable()
export class ShownSessions {
  constructor(private readonly desk: Desk) {}

  async of(session: ConsoleSession): Promise<SessionShown> {
    const { staff, formToken } = session;
    const organisations = await this.desk.list(session);
    return { name: staff.name, role: staff.role, organisations: organisations.map(showOrganisation), isOfPlatform: isOfPlatform(staff), viewedBy: staff.viewer?.name ?? null, formToken };
  }
}
