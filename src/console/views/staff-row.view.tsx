import type { StaffMember } from '../../organisations/staff.reader.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';
import { Instant } from './instant.view.js';
import type { StaffModel } from './staff.view.js';

interface RowProps {
  readonly member: StaffMember;
  readonly model: StaffModel;
}

export function StaffRow({ member, model }: RowProps) {
  const { say } = useSpeech();
  const { name, email, state, hasSecondFactor, lastSeenAt, letter } = member;
  return (
    <tr>
      <td><span class="donor-name"><bdi>{name}</bdi></span><span class="donor-email">{email}</span></td>
      <td><RoleCell member={member} model={model} /></td>
      <td>
        {say(`staff.${state}`)}
        {state === 'invited' && letter !== null && <span class="donor-email">{say(`letter.${letter}`)}</span>}
        {state === 'active' && !hasSecondFactor && <span class="donor-email">{say('staff.passwordOnly')}</span>}
      </td>
      <td>{lastSeenAt === null ? say('staff.neverSeen') : <Instant at={lastSeenAt} now={model.now} />}</td>
      <td><RowActs member={member} model={model} /></td>
    </tr>
  );
}

function RoleCell({ member: { id, name, role, state }, model: { session, room } }: RowProps) {
  const { say } = useSpeech();
  if (id === session.staff.staffId || state === 'deactivated') return <>{say(`role.${role}`)}</>;
  return (
    <form class="acts" method="post" action={`/console/staff/${id}/role`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      {room.organisation !== null && <input type="hidden" name="organisation" value={room.organisation.slug} />}
      <select name="role" aria-label={say('staff.roleOf', { name })}>{room.roles.map((known) => <option key={known} value={known} selected={known === role}>{say(`role.${known}`)}</option>)}</select>
      <button class="quiet-button" type="submit">{say('staff.change')}<span class="hidden-text"> {say('staff.theRoleOf', { name })}</span></button>
    </form>
  );
}

function RowActs({ member: { id, name, state, hasSecondFactor }, model: { session, room } }: RowProps) {
  const { say } = useSpeech();
  if (id === session.staff.staffId) return <span class="page-note">{say('staff.you')}</span>;
  const fields: Record<string, string> = room.organisation === null ? {} : { organisation: room.organisation.slug };
  const same = { formToken: session.formToken, about: name, fields };
  const path = `/console/staff/${id}`;
  return (
    <div class="acts">
      {state === 'active' && room.organisation !== null && session.staff.role === 'customer_success' && <ActForm {...same} action={`${path}/view`} words={say('staff.viewAs')} />}
      {state === 'active' && hasSecondFactor && <ActForm {...same} action={`${path}/forget-factors`} words={say('staff.forgetFactors')} />}
      {state === 'invited' && <ActForm {...same} action={`${path}/invitation`} words={say('staff.sendAgain')} />}
      {state === 'deactivated'
        ? <ActForm {...same} action={`${path}/reactivate`} words={say('staff.reactivate')} />
        : <ActForm {...same} action={`${path}/deactivate`} words={say('staff.deactivate')} />}
    </div>
  );
}
