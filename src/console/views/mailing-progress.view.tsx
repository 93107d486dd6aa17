import type { Mailing, MessageState } from '../../mailings/mailing.js';
import { MESSAGE_STATES } from '../../mailings/mailing.js';
import type { MailingState } from '../../mailings/mailing-progress.js';
import { countOf, leftOutInWords, MESSAGE_NAMES, milestoneInWords } from '../mailings/mailing-words.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { inTime } from '../times.js';
import { Instant } from './instant.view.js';
import { MailingBadge } from './mailing-badge.view.js';
import { SteeringForm } from './mailing-steering.view.js';

export interface ProgressProps {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  readonly state: MailingState;
  readonly now: Date;
}

/** Nothing more happens to it by itself. */
const STILL = new Set<MailingState['status']>(['draft', 'finished', 'cancelled']);

/** Where a mailing stands; kept as the server would draw it now while something is going on. */
export function MailingProgress(props: ProgressProps) {
  const { mailing, state } = props;
  if (STILL.has(state.status)) return <section class="mailing-state"><StateFacts {...props} /></section>;
  const path = `/console/mailings/${mailing.id}/progress`;
  return (
    <section class="mailing-state" data-live={path} data-live-seconds="2">
      <div data-live-rows=""><StateFacts {...props} /></div>
      <p class="live-state">
        <span data-live-state></span>
        <button class="quiet-button" type="button" data-live-toggle hidden>Stop following</button>
        <a href={path} data-live-by-hand>Look again</a>
      </p>
    </section>
  );
}

function StateFacts({ session, mailing, state, now }: ProgressProps) {
  const { status, recipients, progress, percent, slowedBecause } = state;
  return (
    <>
      <h2><MailingBadge status={status} /></h2>
      <p class="state-sentence"><StateSentence mailing={mailing} state={state} now={now} /></p>
      {recipients !== null && recipients > 0 && (
        <>
          <progress class="refresh-bar" value={percent} max={100} aria-label="Messages that have come to their end">{percent}%</progress>
          <MessageCounts mailing={mailing} counts={progress} />
        </>
      )}
      {slowedBecause !== null && <p class="slow-note"><strong>Going slower on purpose:</strong> <bdi>{slowedBecause}</bdi></p>}
      <LeftOut mailing={mailing} />
      <SteeringForm session={session} mailing={mailing} status={status} />
    </>
  );
}

function StateSentence({ mailing, state: { status, recipients, progress, percent }, now }: Omit<ProgressProps, 'session'>) {
  const { sendAt, milestone, endedAt } = mailing;
  const about = (mailing.campaign ?? mailing.givingDay)?.name ?? 'the day';
  if (status === 'draft') return <>Nothing is sent before you say so.</>;
  if (status === 'resolving') return <>It has begun: its readers are being looked up.</>;
  if (recipients === 0) return <>There was nobody to write to.</>;
  if (recipients !== null) return <><strong>{countOf(progress.sent)}</strong> of {countOf(recipients)} sent{endedAt === null ? ` (${percent}% done)` : <>, ended <Instant at={endedAt} now={now} /></>}</>;
  if (milestone !== null) return <>Goes out once <bdi>{milestoneInWords(milestone, about)}</bdi>.</>;
  return sendAt !== null && status !== 'cancelled' ? <>Goes out {inTime(sendAt, now)}: <Instant at={sendAt} now={now} /></> : <>Nothing of it was sent.</>;
}

function MessageCounts({ mailing, counts }: { readonly mailing: Mailing; readonly counts: Readonly<Record<MessageState, number>> }) {
  const shown = MESSAGE_STATES.filter((state) => counts[state] > 0 || state === 'sent');
  return (
    <dl class="facts message-counts">
      {shown.map((state) => (
        <div key={state} class={`is-${state}`}>
          <dt><a href={`/console/mailings/${mailing.id}/messages?state=${state}`}>{MESSAGE_NAMES[state]}</a></dt>
          <dd>{countOf(counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}

function LeftOut({ mailing }: { readonly mailing: Mailing }) {
  const words = leftOutInWords(mailing.leftOut);
  if (words.length === 0) return null;
  return (
    <div class="left-out">
      <p>Not written to:</p>
      <ul>{words.map((line) => <li key={line}>{line}</li>)}</ul>
    </div>
  );
}
