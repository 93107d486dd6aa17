import type { Organisation } from '../../organisations/organisation.entity.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { OrganisationChoice } from './organisation-choice.view.js';

/** Customer success first say whose people they look after. */
export function renderStaffChoice({ session, organisations }: { readonly session: ConsoleSession; readonly organisations: readonly Organisation[] }): string {
  const { speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('staff.title'),
    session,
    speech,
    section: 'staff',
    children: (
      <>
        <div class="page-title">
          <h1>{say('staff.title')}</h1>
          <p class="page-note">{say('staff.whose')}</p>
        </div>
        <OrganisationChoice organisations={organisations} path="/console/staff/-" />
      </>
    ),
  });
}
