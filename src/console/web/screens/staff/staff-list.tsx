import type { StaffRowShown } from '../../../contract/staff.js';
import { Age } from '../../parts/age.js';
import { Badge, type Tone } from '../../parts/badge.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';

const TONES: Readonly<Record<StaffRowShown['state'], Tone>> = { active: 'good', invited: 'waiting', deactivated: 'plain' };

/** `organisation`: whose people they are; null for those of the platform. */
export const staffOf = (organisation: string | null): ListModel<StaffRowShown> => ({
  path: '/staff',
  keyOf: ({ id }) => id,
  usualSort: { by: 'name', order: 'ascending' },
  filters: ['of', 'role', 'state', 'factor'],
  hasExport: true,
  empty: { title: 'staff.empty', text: 'list.noneYet' },
  columns: [
    { name: 'name', title: 'column.name', isUsual: true, sort: { by: 'name', first: 'ascending' }, cell: (row) => <Name row={row} organisation={organisation} /> },
    { name: 'email', title: 'column.email', isUsual: true, sort: { by: 'email', first: 'ascending' }, cell: ({ email }) => <bdi>{email}</bdi> },
    { name: 'role', title: 'staff.role', isUsual: true, sort: { by: 'role', first: 'ascending' }, cell: ({ role }) => <Role role={role} /> },
    { name: 'state', title: 'column.status', isUsual: true, sort: { by: 'state', first: 'ascending' }, cell: (row) => <State of={row} /> },
    { name: 'factor', title: 'staff.factor', isUsual: true, cell: ({ hasSecondFactor }) => <Factor has={hasSecondFactor} /> },
    { name: 'lastSeenAt', title: 'staff.lastSeen', isUsual: true, sort: { by: 'lastSeenAt', first: 'descending' }, cell: ({ lastSeenAt }) => (lastSeenAt === null ? '–' : <Age at={lastSeenAt} />) },
    { name: 'createdAt', title: 'staff.since', isUsual: false, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
});

/** Leads to what can be done to them, which nobody does to themselves. */
function Name({ row: { id, name, isOneself }, organisation }: { readonly row: StaffRowShown; readonly organisation: string | null }) {
  const { say } = useWords();
  if (isOneself) return <><bdi>{name}</bdi> <span className="soft small">{say('staff.you')}</span></>;
  return <a href={`/console/staff/${id}${query({ organisation })}`}><bdi>{name}</bdi></a>;
}

function Role({ role }: Pick<StaffRowShown, 'role'>) {
  return useWords().say(`role.${role}`);
}

function State({ of: { state, letter } }: { readonly of: StaffRowShown }) {
  const { say } = useWords();
  return (
    <span className="cell-lines">
      <span><Badge tone={TONES[state]}>{say(`staffState.${state}`)}</Badge></span>
      {state === 'invited' && letter !== null && <span className="soft small">{say(`letter.${letter}`)}</span>}
    </span>
  );
}

function Factor({ has }: { readonly has: boolean }) {
  return useWords().say(has ? 'staff.hasFactor' : 'staff.passwordOnly');
}
