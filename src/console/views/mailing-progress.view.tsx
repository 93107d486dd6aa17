import type { Mailing, MessageState } from '../../mailings/mailing.js';
import { MESSAGE_STATES } from '../../mailings/mailing.js';
import type { MailingState } from '../../mailings/mailing-progress.js';
import { leftOutInWords, milestoneInWords } from '../mailings/mailing-words.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import { Instant } from './instant.view.js';
import { liveWords } from './live-words.js';
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
  const speech = useSpeech();
  if (STILL.has(state.status)) return <section class="mailing-state"><StateFacts {...props} /></section>;
  const path = `/console/mailings/${mailing.id}/progress`;
  return (
    <section class="mailing-state" data-live={path} data-live-seconds="2" {...liveWords(speech)}>
      <div data-live-rows=""><StateFacts {...props} /></div>
      <p class="live-state">
        <span data-live-state></span>
        <button class="quiet-button" type="button" data-live-toggle hidden>{speech.say('progress.stop')}</button>
        <a href={path} data-live-by-hand>{speech.say('progress.again')}</a>
      </p>
    </section>
  );
}

function StateFacts({ session, mailing, state, now }: ProgressProps) {
  const { status, recipients, progress, percent, slowedBecause } = state;
  const { say } = useSpeech();
  return (
    <>
      <h2><MailingBadge status={status} /></h2>
      <p class="state-sentence"><StateSentence mailing={mailing} state={state} now={now} /></p>
      {recipients !== null && recipients > 0 && (
        <>
          <progress class="refresh-bar" value={percent} max={100} aria-label={say('progress.ended')}>{percent}%</progress>
          <MessageCounts mailing={mailing} counts={progress} />
        </>
      )}
      {slowedBecause !== null && <p class="slow-note"><strong>{say('progress.slower')}</strong> <bdi lang="en">{slowedBecause}</bdi></p>}
      <LeftOut mailing={mailing} />
      <SteeringForm session={session} mailing={mailing} status={status} />
    </>
  );
}

function StateSentence({ mailing, state: { status, recipients, progress, percent }, now }: Omit<ProgressProps, 'session'>) {
  const { sendAt, milestone, endedAt } = mailing;
  const speech = useSpeech();
  const { say, draw, number, ahead } = speech;
  if (status === 'draft') return <>{say('progress.draft')}</>;
  if (status === 'resolving') return <>{say('progress.resolving')}</>;
  if (recipients === 0) return <>{say('progress.nobody')}</>;
  if (recipients !== null) {
    const sent = draw('progress.sent', { sent: <strong>{number(progress.sent)}</strong>, of: number(recipients) });
    return <>{sent}{endedAt === null ? say('progress.done', { percent }) : draw('progress.endedAt', { when: <Instant at={endedAt} now={now} /> })}</>;
  }
  const about = (mailing.campaign ?? mailing.givingDay)?.name ?? say('progress.theDay');
  if (milestone !== null) return <>{draw('progress.once', { milestone: <bdi>{milestoneInWords(speech, milestone, about)}</bdi> })}</>;
  if (sendAt === null || status === 'cancelled') return <>{say('progress.nothing')}</>;
  return <>{draw('progress.goesOut', { when: ahead(sendAt, now), exactly: <Instant at={sendAt} now={now} /> })}</>;
}

function MessageCounts({ mailing, counts }: { readonly mailing: Mailing; readonly counts: Readonly<Record<MessageState, number>> }) {
  const { say, number } = useSpeech();
  const shown = MESSAGE_STATES.filter((state) => counts[state] > 0 || state === 'sent');
  return (
    <dl class="facts message-counts">
      {shown.map((state) => (
        <div key={state} class={`is-${state}`}>
          <dt><a href={`/console/mailings/${mailing.id}/messages?state=${state}`}>{say(`message.${state}`)}</a></dt>
          <dd>{number(counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}

function LeftOut({ mailing }: { readonly mailing: Mailing }) {
  const speech = useSpeech();
  const words = leftOutInWords(speech, mailing.leftOut);
  if (words.length === 0) return null;
  return (
    <div class="left-out">
      <p>{speech.say('progress.notWrittenTo')}</p>
      <ul>{words.map((line) => <li key={line}>{line}</li>)}</ul>
    </div>
  );
}
