import type { StoredMail } from '../outbox/stored-mail.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { Mailboxes } from './mailboxes.view.js';

const LONGEST_SOURCE = 100_000;

interface MailModel {
  readonly session: ConsoleSession;
  readonly mail: StoredMail;
  readonly now: Date;
}

export function renderMail({ session, mail, now }: MailModel): string {
  const { speech } = session;
  const { say } = speech;
  const subject = mail.subject || say('outbox.noSubject');
  return renderDocument({
    title: subject,
    session,
    speech,
    section: 'outbox',
    children: (
      <article class="mail">
        <p class="way-back"><a href="/console/outbox">{say('outbox.back')}</a></p>
        <h1><bdi>{subject}</bdi></h1>
        <MailFacts mail={mail} now={now} />
        {mail.html !== null && <HtmlPart name={mail.name} />}
        {mail.text !== null && <TextPart title={say('mail.text')} text={mail.text} />}
        <Headers mail={mail} />
        <Source mail={mail} />
      </article>
    ),
  });
}

function MailFacts({ mail, now }: Omit<MailModel, 'session'>) {
  const { say } = useSpeech();
  return (
    <dl class="facts">
      {mail.from !== null && <><dt>{say('mail.from')}</dt><dd><Mailboxes of={[mail.from]} /></dd></>}
      <dt>{say('outbox.to')}</dt><dd><Mailboxes of={mail.to} /></dd>
      {mail.sentAt !== null && <><dt>{say('mail.date')}</dt><dd><Instant at={mail.sentAt} now={now} /></dd></>}
    </dl>
  );
}

/** In a frame that may neither run scripts nor reach the console: a mail is somebody else's page. */
function HtmlPart({ name }: { readonly name: string }) {
  const { say } = useSpeech();
  return (
    <section>
      <h2>{say('mail.html')}</h2>
      <iframe class="mail-frame" title={say('mail.htmlFrame')} sandbox="" referrerpolicy="no-referrer" src={`/console/outbox/${name}/html`} />
    </section>
  );
}

function TextPart({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <pre class="mail-text" dir="auto">{text}</pre>
    </section>
  );
}

function Headers({ mail }: { readonly mail: StoredMail }) {
  const { say } = useSpeech();
  return (
    <details>
      <summary>{say('mail.headers')} <span class="count">{mail.headers.length}</span></summary>
      <dl class="facts headers">
        {mail.headers.map(({ name, value }, index) => <HeaderLine key={index} name={name} value={value} />)}
      </dl>
    </details>
  );
}

function HeaderLine({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd><bdi>{value}</bdi></dd>
    </>
  );
}

function Source({ mail: { source } }: { readonly mail: StoredMail }) {
  const { say, count } = useSpeech();
  const rest = source.length - LONGEST_SOURCE;
  return (
    <details>
      <summary>{say('mail.source')}</summary>
      <pre class="mail-text">{source.slice(0, LONGEST_SOURCE)}</pre>
      {rest > 0 && <p class="page-note">{count('mail.rest', rest)}</p>}
    </details>
  );
}
