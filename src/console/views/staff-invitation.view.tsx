import type { Invitation, NewStaff } from '../../organisations/invite-staff.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import type { StaffRoom } from '../staff/staff-desk.js';
import { useSpeech } from '../words/speaking.js';
import { renderDocument } from './document.view.js';
import { StaffTitle } from './staff-title.view.js';

export interface InvitationModel {
  readonly session: ConsoleSession;
  readonly room: StaffRoom;
  readonly refused: { readonly given: NewStaff; readonly refusal: Exclude<Invitation, 'invited'> } | null;
}

export function renderInvitation(model: InvitationModel): string {
  const { session, room, refused } = model;
  const { speech } = session;
  const title = speech.say('invite.title');
  return renderDocument({
    title: refused === null ? title : speech.say('frame.check', { title }),
    session,
    speech,
    section: 'staff',
    children: (
      <>
        <StaffTitle room={room} title={title} />
        <InvitationForm {...model} />
      </>
    ),
  });
}

function InvitationForm({ session, room, refused }: InvitationModel) {
  const { say } = useSpeech();
  const given = refused?.given;
  const described = refused === null ? {} : ({ 'aria-describedby': 'fault' } as const);
  return (
    <>
      {refused !== null && <p class="fault" role="alert" id="fault">{say(`invite.${refused.refusal}`)}</p>}
      <form class="invitation" method="post" action="/console/staff">
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
    </>
  );
}
