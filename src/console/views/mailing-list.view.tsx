import type { ListedMailing } from '../../mailings/mailing.reader.js';
import { stateOf } from '../../mailings/mailing-progress.js';
import { countOf, milestoneInWords } from '../mailings/mailing-words.js';
import { isOfPlatform } from '../roles.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { inTime } from '../times.js';
import { renderDocument } from './document.view.js';
import { Instant } from './instant.view.js';
import { MailingBadge } from './mailing-badge.view.js';

interface MailingListModel {
  readonly session: ConsoleSession;
  readonly mailings: readonly ListedMailing[];
  /** Of the last one shown, where there are older ones. */
  readonly olderThan: string | null;
  readonly now: Date;
}

const COLUMNS = ['Mailing', 'State', 'Sent', 'When'] as const;

export function renderMailingList({ session, mailings, olderThan, now }: MailingListModel): string {
  return renderDocument({
    title: 'Mailings',
    session,
    section: 'mailings',
    children: (
      <>
        <div class="page-title">
          <h1>Mailings</h1>
          <p class="page-note">{isOfPlatform(session.staff) ? 'Of all organisations' : 'Of your organisation'}, the latest first.</p>
          <p class="title-action"><a class="main-button" href="/console/mailings/new">New mailing</a></p>
        </div>
        <table class="list mailings">
          <caption class="hidden-text">Mailings and how far they are</caption>
          <thead>
            <tr>{COLUMNS.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
          </thead>
          <tbody>
            {mailings.map((listed) => <MailingRow key={listed.mailing.id} session={session} listed={listed} now={now} />)}
            {mailings.length === 0 && <tr class="is-empty"><td colSpan={COLUMNS.length}>No mail has been written yet.</td></tr>}
          </tbody>
        </table>
        {olderThan !== null && <p class="list-note"><a href={`/console/mailings?before=${olderThan}`}>Older mailings</a></p>}
      </>
    ),
  });
}

function MailingRow({ session, listed: { mailing, progress }, now }: { readonly session: ConsoleSession; readonly listed: ListedMailing; readonly now: Date }) {
  const { status, recipients } = stateOf(mailing, progress, now);
  const about = mailing.campaign ?? mailing.givingDay;
  return (
    <tr>
      <td class="cell-subject">
        <a href={`/console/mailings/${mailing.id}`}><bdi>{mailing.subject}</bdi></a>
        <span class="beside">
          {isOfPlatform(session.staff) && <><bdi>{mailing.organisation}</bdi> · </>}<bdi>{mailing.list.name}</bdi>{about && <> · <bdi>{about.name}</bdi></>}
        </span>
      </td>
      <td class="cell-state"><MailingBadge status={status} /></td>
      <td class="cell-number">{recipients === null ? <span class="page-note">not yet</span> : `${countOf(progress.sent)} of ${countOf(recipients)}`}</td>
      <td class="cell-when"><When listed={{ mailing, progress }} now={now} /></td>
    </tr>
  );
}

function When({ listed: { mailing }, now }: { readonly listed: ListedMailing; readonly now: Date }) {
  const { status, sendAt, milestone, startedAt, endedAt, updatedAt } = mailing;
  if (status === 'scheduled' && milestone !== null) return <>once {milestoneInWords(milestone, (mailing.campaign ?? mailing.givingDay)?.name ?? 'the day')}</>;
  if (status === 'scheduled' && sendAt !== null) return <>{inTime(sendAt, now)}</>;
  return <Instant at={endedAt ?? startedAt ?? updatedAt} now={now} />;
}
