import type { MailingEstimate } from '../../mailings/estimate-mailing.js';
import type { MessageRow } from '../../mailings/mailing.reader.js';
import type { PreviewedLetter } from '../../mailings/preview-mailing.js';
import type { CueValues } from '../mailings/cue-form.js';
import { maySend } from '../mailings/mailing-desk.js';
import { renderDocument } from './document.view.js';
import { MailingAudience } from './mailing-audience.view.js';
import { CueForm } from './mailing-cue.view.js';
import { MailingPreview } from './mailing-preview.view.js';
import { MailingProgress, type ProgressProps } from './mailing-progress.view.js';
import { useSpeech } from '../words/speaking.js';
import { MailingTest, type Tested } from './mailing-test.view.js';
import { UncertainMessages } from './mailing-uncertain.view.js';

export interface MailingModel extends ProgressProps {
  readonly timeZone: string;
  /** Of a mailing that has not begun. */
  readonly estimate: MailingEstimate | null;
  readonly letters: readonly PreviewedLetter[];
  readonly reader: number;
  readonly uncertain: readonly MessageRow[];
  readonly tested: Tested | null;
  readonly cue: { readonly values: CueValues; readonly fault: string | null };
}

export function renderMailing(model: MailingModel): string {
  const { session, mailing, state, estimate, letters, reader, uncertain, tested, cue, timeZone, now } = model;
  const { speech } = session;
  const { say } = speech;
  const isFaulty = cue.fault !== null || (tested?.fault ?? null) !== null;
  return renderDocument({
    title: isFaulty ? say('frame.check', { title: mailing.subject }) : mailing.subject,
    session,
    speech,
    section: 'mailings',
    children: (
      <div class="mailing-page">
        <MailingTitle {...model} />
        <div class="mailing-side">
          <MailingProgress session={session} mailing={mailing} state={state} now={now} />
          {estimate !== null && <MailingAudience mailing={mailing} estimate={estimate} />}
          {mailing.status === 'draft' && maySend(session) && <CueForm session={session} mailing={mailing} timeZone={timeZone} {...cue} />}
          {mailing.status === 'draft' && !maySend(session) && <p class="page-note">{say('mailing.adminSends')}</p>}
        </div>
        <div class="mailing-main">
          <UncertainMessages session={session} mailing={mailing} count={state.progress.uncertain} messages={uncertain} />
          <MailingPreview mailing={mailing} letters={letters} reader={reader} />
          {mailing.status !== 'cancelled' && <MailingTest session={session} mailing={mailing} tested={tested} />}
        </div>
      </div>
    ),
  });
}

function MailingTitle({ mailing }: MailingModel) {
  const { subject, organisation, list, replyTo, status, id } = mailing;
  const about = mailing.campaign ?? mailing.givingDay;
  const { say, draw } = useSpeech();
  return (
    <div class="mailing-title">
      <p class="way-back"><a href="/console/mailings">{say('mailing.backToAll')}</a></p>
      <div class="page-title">
        <h1><bdi>{subject}</bdi></h1>
        <p class="page-note">
          {draw('mailing.from', { organisation: <bdi>{organisation}</bdi>, list: <bdi>{list.name}</bdi> })}
          {about && draw('mailing.about', { about: <bdi>{about.name}</bdi> })}
          {replyTo !== null && draw('mailing.answersTo', { address: <bdi>{replyTo}</bdi> })}
        </p>
        {status === 'draft' && <p class="title-action"><a class="quiet-button" href={`/console/mailings/${id}/edit`}>{say('mailing.change')}</a></p>}
      </div>
    </div>
  );
}

/** How far it is, alone: what pages follow, and people without script look at again. */
export function renderMailingProgress(props: ProgressProps): string {
  const { session, mailing } = props;
  const { speech } = session;
  return renderDocument({
    title: mailing.subject,
    session,
    speech,
    section: 'mailings',
    children: (
      <div class="mailing-side is-alone">
        <p class="way-back"><a href={`/console/mailings/${mailing.id}`}>{speech.say('mailing.back')}</a></p>
        <h1><bdi>{mailing.subject}</bdi></h1>
        <MailingProgress {...props} />
      </div>
    ),
  });
}
