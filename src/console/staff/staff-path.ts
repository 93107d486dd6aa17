import type { StaffRoom } from './staff-desk.js';

/** Address of the list of a room's people, or of a page about them; admins need not say which is theirs, and it does no harm. */
export function staffPath({ organisation }: Pick<StaffRoom, 'organisation'>, page = ''): string {
  const path = page === '' ? '/console/staff' : `/console/staff/${page}`;
  if (organisation !== null) return `${path}?organisation=${organisation.slug}`;
  return page === '' ? `${path}?of=platform` : path;
}
