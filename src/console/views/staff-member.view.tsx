import type { StaffMember } from '../../organisations/staff.reader.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import type { StaffRoom } from '../staff/staff-desk.js';
import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { StaffTitle } from './staff-title.view.js';

export interface MemberModel {
  readonly session: ConsoleSession;
  readonly room: StaffRoom;
  readonly member: StaffMember;
  readonly now: Date;
}

export function renderStaffMember(model: MemberModel): string {
  const { session, room, member } = model;
  const { speech } = session;
  return renderDocument({
    title: member.name,
    session,
    speech,
    section: 'staff',
    children: (
      <>
        <StaffTitle room={room} title={member.name} />
        <Facts {...model} />
      </>
    ),
  });
}

function Facts(model: MemberModel) {
  const { say } = useSpeech();
  const { member: { email, state, hasSecondFactor, lastSeenAt, letter }, now } = model;
  return (
    <dl class="member">
      <div><dt>{say('signIn.email')}</dt>
      <dd><bdi>{email}</bdi></dd></div>
      <div><dt>{say('staff.role')}</dt>
      <dd><Role {...model} /></dd></div>
      <div><dt>{say('staff.state')}</dt>
      <dd>
        {say(`staff.${state}`)}
        {state === 'invited' && letter !== null && <span class="donor-email">{say(`letter.${letter}`)}</span>}
        {state === 'active' && !hasSecondFactor && <span class="donor-email">{say('staff.passwordOnly')}</span>}
      </dd></div>
      <div><dt>{say('staff.lastSeen')}</dt>
      <dd>{lastSeenAt === null ? say('staff.neverSeen') : <Instant at={lastSeenAt} now={now} />}</dd></div>
      <div><dt>{say('staff.act')}</dt>
      <dd><Acts {...model} /></dd></div>
    </dl>
  );
}

function Role({ member: { id, name, role, state }, session, room }: MemberModel) {
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

function Acts({ member: { id, name, state, hasSecondFactor }, session, room }: MemberModel) {
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
