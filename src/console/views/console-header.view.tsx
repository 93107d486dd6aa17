import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

export type ConsoleSection = 'mailings' | 'figures' | 'refresh' | 'outbox' | 'queues' | 'staff' | 'retention';

interface HeaderProps {
  readonly session: ConsoleSession | null;
  readonly section: ConsoleSection | undefined;
}

export function ConsoleHeader({ session, section }: HeaderProps) {
  const { say } = useSpeech();
  return (
    <header class="console-header">
      <a class="brand" href="/console">
        <BrandMark />
        Freshet <span class="brand-room">{say('frame.console')}</span>
      </a>
      {session !== null && !session.staff.lacksFactor && <SectionLinks session={session} section={section} />}
      {session !== null && <Account session={session} />}
    </header>
  );
}

function SectionLinks({ session, section }: HeaderProps & { readonly session: ConsoleSession }) {
  const { say } = useSpeech();
  return (
    <nav class="sections" aria-label={say('frame.sections')}>
      <a href="/console">{say('menu.cockpit')}</a>
      <a href="/console/donations">{say('menu.donations')}</a>
      <a href="/console/mailings" aria-current={section === 'mailings' ? 'page' : undefined}>{say('menu.mailings')}</a>
      {session.staff.role !== 'client_editor' && <a href="/console/staff" aria-current={section === 'staff' ? 'page' : undefined}>{say('menu.staff')}</a>}
      {session.staff.role !== 'client_editor' && <a href="/console/retention" aria-current={section === 'retention' ? 'page' : undefined}>{say('menu.retention')}</a>}
      {isOfPlatform(session.staff) && <a href="/console/figures" aria-current={section === 'figures' ? 'page' : undefined}>{say('menu.figures')}</a>}
      {isOfPlatform(session.staff) && <a href="/console/refresh" aria-current={section === 'refresh' ? 'page' : undefined}>{say('menu.refresh')}</a>}
      {isOfPlatform(session.staff) && <a href="/console/outbox" aria-current={section === 'outbox' ? 'page' : undefined}>{say('menu.outbox')}</a>}
      {isOfPlatform(session.staff) && <a href="/console/queues" aria-current={section === 'queues' ? 'page' : undefined}>{say('menu.queues')}</a>}
    </nav>
  );
}

function Account({ session }: { readonly session: ConsoleSession }) {
  const { say } = useSpeech();
  const { name, role } = session.staff;
  return (
    <form class="account" method="post" action="/console/sign-out">
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <p><a href="/console/account"><bdi>{name}</bdi></a> <span class="account-role">{say(`role.${role}`)}</span></p>
      <button class="quiet-button" type="submit">{say('frame.signOut')}</button>
    </form>
  );
}

function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d="M12 2c4 5 7 8.3 7 12a7 7 0 0 1-14 0c0-3.7 3-7 7-12z" />
      <path class="brand-mark-wave" d="M6 15c2-1.6 4-1.6 6 0s4 1.6 6 0" />
    </svg>
  );
}
