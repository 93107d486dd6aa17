import type { MailList } from '../outbox/mail-folder.js';
import type { MailSummary } from '../outbox/stored-mail.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { Mailboxes } from './mailboxes.view.js';

interface OutboxModel {
  readonly session: ConsoleSession;
  /** Null where mails go to a real server. */
  readonly list: MailList | null;
  readonly now: Date;
}

export function renderOutbox({ session, list, now }: OutboxModel): string {
  return renderDocument({
    title: 'Outbox',
    session,
    section: 'outbox',
    children: (
      <>
        <div class="page-title">
          <h1>Outbox</h1>
          {list !== null && <p class="page-note">{noteOn(list)}</p>}
        </div>
        {list === null ? <RealMail /> : <MailTable mails={list.mails} now={now} />}
      </>
    ),
  });
}

function noteOn({ mails, total }: MailList): string {
  const what = mails.length < total ? `The ${mails.length} newest of ${total} mails` : 'Every mail';
  return `${what} the demo has sent. None of them left this machine.`;
}

function RealMail() {
  return (
    <p class="notice">
      Mails go to the real mail server here, so there is nothing to look into. The outbox fills where Freshet runs as a
      demo, which keeps every mail in a folder.
    </p>
  );
}

function MailTable({ mails, now }: { readonly mails: readonly MailSummary[]; readonly now: Date }) {
  return (
    <table class="list mails">
      <caption class="hidden-text">Mails, the newest first</caption>
      <thead>
        <tr><th scope="col">Time</th><th scope="col">To</th><th scope="col">Subject</th></tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.name}>
            <td class="cell-time">{mail.sentAt ? <Instant at={mail.sentAt} now={now} /> : 'No date'}</td>
            <td class="cell-to"><Mailboxes of={mail.to} /></td>
            <td class="cell-subject"><a href={`/console/outbox/${mail.name}`}><bdi>{mail.subject || 'No subject'}</bdi></a></td>
          </tr>
        ))}
        {mails.length === 0 && <tr class="is-empty"><td colSpan={3}>No mail has been sent yet.</td></tr>}
      </tbody>
    </table>
  );
}
