import type { Invitation, NewStaff } from '../../organisations/invite-staff.js';
import type { StaffMember } from '../../organisations/staff.reader.js';
import { roleName } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import type { StaffRoom } from '../staff/staff-desk.js';
import { renderDocument } from './document.view.js';
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

const SENTENCES: Readonly<Record<RefusedInvitation['refusal'], string>> = {
  malformed_address: 'That is no e-mail address we can write to.',
  malformed_name: 'Please give a name.',
  role_not_theirs_to_give: 'Please choose one of the roles.',
  address_taken: 'Somebody signs in with this address already. Please use another.',
};

export function renderStaff(model: StaffModel): string {
  const { session, room, members, refused } = model;
  return renderDocument({
    title: refused === null ? 'Staff' : 'Please check: Staff',
    session,
    section: 'staff',
    children: (
      <>
        <div class="page-title">
          <h1>Staff</h1>
          <p class="page-note">{room.organisation === null ? 'People of the platform' : <bdi>{room.organisation.name}</bdi>}</p>
        </div>
        <table class="list staff">
          <caption class="hidden-text">Who works here</caption>
          <thead>
            <tr>{['Name', 'Role', 'State', 'Last seen'].map((name) => <th key={name} scope="col">{name}</th>)}<th scope="col"><span class="hidden-text">Act</span></th></tr>
          </thead>
          <tbody>{members.map((member) => <StaffRow key={member.id} member={member} model={model} />)}</tbody>
        </table>
        <InvitationForm model={model} />
      </>
    ),
  });
}

function InvitationForm({ model: { session, room, refused } }: { readonly model: StaffModel }) {
  const given = refused?.given;
  const described = refused === null ? {} : ({ 'aria-describedby': 'fault' } as const);
  return (
    <section class="invitation" aria-labelledby="invitation-title">
      <h2 id="invitation-title">Invite somebody</h2>
      {refused !== null && <p class="fault" role="alert" id="fault">{SENTENCES[refused.refusal]}</p>}
      <form method="post" action="/console/staff">
        <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
        {room.organisation !== null && <input type="hidden" name="organisation" value={room.organisation.slug} />}
        <label class="field"><span>Name</span><input type="text" name="name" value={given?.name ?? ''} required maxLength={200} autocomplete="off" {...described} /></label>
        <label class="field"><span>E-mail</span><input type="email" name="email" value={given?.email ?? ''} required maxLength={320} autocomplete="off" {...described} /></label>
        <label class="field">
          <span>Role</span>
          <select name="role">{room.roles.map((role) => <option key={role} value={role} selected={role === given?.role}>{roleName(role)}</option>)}</select>
        </label>
        <button class="main-button" type="submit">Send an invitation</button>
      </form>
    </section>
  );
}
