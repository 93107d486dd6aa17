import type { StaffRoom } from './staff-desk.js';

/** Address of the list of a room's people; admins need not say which is theirs, and it does no harm. */
export function staffPath({ organisation }: Pick<StaffRoom, 'organisation'>): string {
  return organisation === null ? '/console/staff' : `/console/staff?organisation=${organisation.slug}`;
}
