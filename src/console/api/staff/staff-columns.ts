import type { StaffRowShown } from '../../contract/staff.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const STAFF_COLUMNS: Readonly<Record<string, CsvColumn<StaffRowShown>>> = {
  name: { title: 'Name', of: ({ name }) => name },
  email: { title: 'E-mail', of: ({ email }) => email },
  role: { title: 'Role', of: ({ role }) => role },
  state: { title: 'State', of: ({ state, letter }) => (state === 'invited' && letter !== null ? `invited: ${letter}` : state) },
  factor: { title: 'Second factor', of: ({ hasSecondFactor }) => (hasSecondFactor ? 'yes' : 'no') },
  lastSeenAt: { title: 'Last seen (UTC)', of: ({ lastSeenAt }) => lastSeenAt ?? '' },
  createdAt: { title: 'Here since (UTC)', of: ({ createdAt }) => createdAt },
  id: { title: 'Id', of: ({ id }) => id },
};
