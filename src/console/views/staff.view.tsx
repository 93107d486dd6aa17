import type { Invitation, NewStaff } from '../../organisations/invite-staff.js';
import type { StaffMember } from '../../organisations/staff.reader.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import type { StaffRoom } from '../staff/staff-desk.js';
import { useSpeech } from '../words/speaking.js';
import { renderDocument } from './document.view.js';
import { FactorDemand } from './factor-demand.view.js';
import { StaffRow } from './staff-row.view.js';

export interface RefusedInvitation {
  readonly given: NewStaff;
  readonly refusal: Exclude<Invitation, 'invited'>;
}

export interface StaffModel {
  readonly session: ConsoleSession;
  readonly room: StaffRoom;
  readonly members: readonly StaffMember[];
  readonly refused: RefusedInvitation | null;
  readonly now: Date;
}

const COLUMNS = ['name', 'role', 'state', 'lastSeen'] as const;

export function renderStaff(model: StaffModel): string {
  const { session, room, members, refused } = model;
  const { speech } = session;
  const { say } = speech;
  const title = say('staff.title');
  return renderDocument({
    title: refused === null ? title : say('frame.check', { title }),
    session,
    speech,
    section: 'staff',
    children: (
      <>
        <div class="page-title">
          <h1>{title}</h1>
          <p class="page-note">{room.organisation === null ? say('staff.ofPlatform') : <bdi>{room.organisation.name}</bdi>}</p>
        </div>
        <table class="list staff">
          <caption class="hidden-text">{say('staff.caption')}</caption>
          <thead>
            <tr>{COLUMNS.map((name) => <th key={name} scope="col">{say(`staff.${name}`)}</th>)}<th scope="col"><span class="hidden-text">{say('staff.act')}</span></th></tr>
          </thead>
          <tbody>{members.map((member) => <StaffRow key={member.id} member={member} model={model} />)}</tbody>
        </table>
        <InvitationForm model={model} />
        {room.organisation !== null && <FactorDemand organisation={room.organisation} members={members} formToken={session.formToken} />}
      </>
    ),
  });
}

function InvitationForm({ model: { session, room, refused } }: { readonly model: StaffModel }) {
  const { say } = useSpeech();
  const given = refused?.given;
  const described = refused === null ? {} : ({ 'aria-describedby': 'fault' } as const);
  return (
    <section class="invitation" aria-labelledby="invitation-title">
      <h2 id="invitation-title">{say('invite.title')}</h2>
      {refused !== null && <p class="fault" role="alert" id="fault">{say(`invite.${refused.refusal}`)}</p>}
      <form method="post" action="/console/staff">
        <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
        {room.organisation !== null && <input type="hidden" name="organisation" value={room.organisation.slug} />}
        <label class="field"><span>{say('staff.name')}</span><input type="text" name="name" value={given?.name ?? ''} required maxLength={200} autocomplete="off" {...described} /></label>
        <label class="field"><span>{say('signIn.email')}</span><input type="email" name="email" value={given?.email ?? ''} required maxLength={320} autocomplete="off" {...described} /></label>
        <label class="field">
          <span>{say('staff.role')}</span>
          <select name="role">{room.roles.map((role) => <option key={role} value={role} selected={role === given?.role}>{say(`role.${role}`)}</option>)}</select>
        </label>
        <button class="main-button" type="submit">{say('invite.send')}</button>
      </form>
    </section>
  );
}
