import { Get } from '@nestjs/common';
import { listPaused, listShed } from '../../queues/emergency/emergency-state.js';
import { CurrentSession, type ConsoleSession } from '../sign-in/current-session.js';
import { ConsoleApi } from './access.js';

/** What stands still, for whoever waits for it. */
@ConsoleApi('standing')
export class StandingController {
  @Get()
  show(@CurrentSession() { emergency }: ConsoleSession): { level: number; still: readonly string[] } {
    return { level: emergency.level, still: [...listPaused(emergency), ...listShed(emergency.level)] };
  }
}
