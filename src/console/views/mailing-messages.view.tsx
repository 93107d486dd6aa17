import { MESSAGE_STATES, type Mailing, type MessageState, type Progress } from '../../mailings/mailing.js';
import type { MessageRow } from '../../mailings/mailing.reader.js';
import { countOf, MESSAGE_NAMES } from '../mailings/mailing-words.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';

interface MessagesModel {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  readonly state: MessageState | null;
  readonly counts: Progress;
  readonly messages: readonly MessageRow[];
  /** Behind which there are more. */
  readonly after: number | null;
  readonly now: Date;
}

const COLUMNS = ['Address', 'State', 'What happened', 'When'] as const;
const TONES: Readonly<Partial<Record<MessageState, string>>> = { sent: 'is-captured', failed: 'is-failed', uncertain: 'is-failed', deferred: 'is-pending', sending: 'is-under-way' };

export function renderMailingMessages({ session, mailing, state, counts, messages, after, now }: MessagesModel): string {
  const path = `/console/mailings/${mailing.id}/messages`;
  const chosen = state === null ? '' : `state=${state}&`;
  return renderDocument({
    title: `Messages of ${mailing.subject}`,
    session,
    section: 'mailings',
    children: (
      <>
        <p class="way-back"><a href={`/console/mailings/${mailing.id}`}>Back to the mailing</a></p>
        <div class="page-title"><h1><bdi>{mailing.subject}</bdi></h1><p class="page-note">What became of each message.</p></div>
        <nav class="readers" aria-label="States">
          <a href={path} aria-current={state === null ? 'true' : undefined}>All</a>
          {MESSAGE_STATES.filter((name) => counts[name] > 0 || name === state).map((name) => (
            <a key={name} href={`${path}?state=${name}`} aria-current={state === name ? 'true' : undefined}>{MESSAGE_NAMES[name]} <span class="count">{countOf(counts[name])}</span></a>
          ))}
        </nav>
        <table class="list messages">
          <caption class="hidden-text">Messages of the mailing</caption>
          <thead><tr>{COLUMNS.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {messages.map((message) => <MessageLine key={message.position} message={message} now={now} />)}
            {messages.length === 0 && <tr class="is-empty"><td colSpan={COLUMNS.length}>None.</td></tr>}
          </tbody>
        </table>
        {after !== null && <p class="list-note"><a href={`${path}?${chosen}after=${after}`}>More</a></p>}
      </>
    ),
  });
}

function MessageLine({ message: { address, state, reason, endedAt, bouncedAt, complainedAt }, now }: { readonly message: MessageRow; readonly now: Date }) {
  return (
    <tr>
      <td class="cell-address"><bdi>{address}</bdi></td>
      <td>
        <span class={`badge ${TONES[state] ?? ''}`.trim()}>{MESSAGE_NAMES[state]}</span>
        {bouncedAt !== null && <> <span class="badge is-failed">Came back</span></>}
        {complainedAt !== null && <> <span class="badge is-failed">Complained</span></>}
      </td>
      <td class="cell-reason"><bdi>{reason}</bdi></td>
      <td>{endedAt !== null && <Instant at={endedAt} now={now} />}</td>
    </tr>
  );
}
