import type { Organisation } from '../../organisations/organisation.entity.js';
import type { StaffMember } from '../../organisations/staff.reader.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { FactorDemand } from './factor-demand.view.js';
import { StaffTitle } from './staff-title.view.js';

interface FactorModel {
  readonly session: ConsoleSession;
  readonly organisation: Organisation;
  readonly members: readonly StaffMember[];
}

export function renderStaffFactor({ session, organisation, members }: FactorModel): string {
  const { speech } = session;
  const title = speech.say('demands.title');
  return renderDocument({
    title,
    session,
    speech,
    section: 'staff',
    children: (
      <>
        <StaffTitle room={{ organisation }} title={title} />
        <FactorDemand organisation={organisation} members={members} formToken={session.formToken} />
      </>
    ),
  });
}
