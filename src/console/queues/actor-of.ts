import type { ConsoleSession } from '../sign-in/current-session.js';

/** Whoever is signed in, as the audit log names them. */
export function actorOf({ staff }: ConsoleSession): string {
  return `staff:${staff.staffId}`;
}
