import type { StaffMember } from '../../organisations/staff.reader.js';
import { roleName } from '../roles.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { ActForm } from './act-form.view.js';
import { Instant } from './instant.view.js';
import type { StaffModel } from './staff.view.js';

const STATES: Readonly<Record<StaffMember['state'], string>> = { active: 'Active', invited: 'Invited', deactivated: 'Deactivated' };
const LETTERS: Readonly<Record<NonNullable<StaffMember['letter']>, string>> = {
  waiting: 'invitation on its way',
  sending: 'invitation on its way',
  sent: 'invitation sent',
  uncertain: 'invitation may have been lost: send it again',
  refused: 'invitation refused by the mail server',
};

interface RowProps {
  readonly member: StaffMember;
  readonly model: StaffModel;
}

export function StaffRow({ member, model }: RowProps) {
  const { name, email, state, hasSecondFactor, lastSeenAt, letter } = member;
  return (
    <tr>
      <td><span class="donor-name"><bdi>{name}</bdi></span><span class="donor-email">{email}</span></td>
      <td><RoleCell member={member} model={model} /></td>
      <td>
        {STATES[state]}
        {state === 'invited' && letter !== null && <span class="donor-email">{LETTERS[letter]}</span>}
        {state === 'active' && !hasSecondFactor && <span class="donor-email">password only</span>}
      </td>
      <td>{lastSeenAt === null ? 'Not signed in' : <Instant at={lastSeenAt} now={model.now} />}</td>
      <td><RowActs member={member} model={model} /></td>
    </tr>
  );
}

function RoleCell({ member: { id, name, role, state }, model: { session, room } }: RowProps) {
  if (id === session.staff.staffId || state === 'deactivated') return <>{roleName(role)}</>;
  return (
    <form class="acts" method="post" action={`/console/staff/${id}/role`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      {room.organisation !== null && <input type="hidden" name="organisation" value={room.organisation.slug} />}
      <select name="role" aria-label={`Role of ${name}`}>{room.roles.map((known) => <option key={known} value={known} selected={known === role}>{roleName(known)}</option>)}</select>
      <button class="quiet-button" type="submit">Change<span class="hidden-text"> the role of {name}</span></button>
    </form>
  );
}

function RowActs({ member: { id, name, state, hasSecondFactor }, model: { session, room } }: RowProps) {
  if (id === session.staff.staffId) return <span class="page-note">You</span>;
  const fields: Record<string, string> = room.organisation === null ? {} : { organisation: room.organisation.slug };
  const same = { formToken: session.formToken, about: name, fields };
  const path = `/console/staff/${id}`;
  return (
    <div class="acts">
      {state === 'active' && room.organisation !== null && session.staff.role === 'customer_success' && <ActForm {...same} action={`${path}/view`} words="See the console as" />}
      {state === 'active' && hasSecondFactor && <ActForm {...same} action={`${path}/forget-factors`} words="Forget the second factor" />}
      {state === 'invited' && <ActForm {...same} action={`${path}/invitation`} words="Send again" />}
      {state === 'deactivated'
        ? <ActForm {...same} action={`${path}/reactivate`} words="Reactivate" />
        : <ActForm {...same} action={`${path}/deactivate`} words="Deactivate" />}
    </div>
  );
}
