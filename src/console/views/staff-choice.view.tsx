import type { Organisation } from '../../organisations/organisation.entity.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { OrganisationChoice } from './organisation-choice.view.js';

/** Customer success first say whose people they look after. */
export function renderStaffChoice({ session, organisations }: { readonly session: ConsoleSession; readonly organisations: readonly Organisation[] }): string {
  return renderDocument({
    title: 'Staff',
    session,
    section: 'staff',
    children: (
      <>
        <div class="page-title">
          <h1>Staff</h1>
          <p class="page-note">Whose people do you look after?</p>
        </div>
        <OrganisationChoice organisations={organisations} />
      </>
    ),
  });
}
