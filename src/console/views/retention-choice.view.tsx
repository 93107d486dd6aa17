import type { Organisation } from '../../organisations/organisation.entity.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { OrganisationChoice } from './organisation-choice.view.js';

/** People of the platform first say whose donors it is about. */
export function renderRetentionChoice({ session, organisations }: { readonly session: ConsoleSession; readonly organisations: readonly Organisation[] }): string {
  const { speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('retention.title'),
    session,
    speech,
    section: 'retention',
    children: (
      <>
        <div class="page-title"><h1>{say('retention.title')}</h1></div>
        <OrganisationChoice organisations={organisations} path="/console/retention" />
      </>
    ),
  });
}
