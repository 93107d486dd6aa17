import type { Mailing } from '../../mailings/mailing.js';
import type { MailingState } from '../../mailings/mailing-progress.js';
import type { Steering } from '../../mailings/steer-mailing.js';
import { maySend } from '../mailings/mailing-desk.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

interface SteeringProps {
  readonly session: ConsoleSession;
  readonly mailing: Mailing;
  readonly status: MailingState['status'];
}

interface Handle {
  readonly steering: Steering;
  readonly name: 'pause' | 'resume' | 'unschedule' | 'discard' | 'cancel';
  readonly look: 'main-button' | 'quiet-button' | 'quiet-button is-grave';
}

const PAUSE: Handle = { steering: 'pause', name: 'pause', look: 'main-button' };
const RESUME: Handle = { steering: 'resume', name: 'resume', look: 'main-button' };
const TAKE_BACK: Handle = { steering: 'unschedule', name: 'unschedule', look: 'quiet-button' };
const DISCARD: Handle = { steering: 'cancel', name: 'discard', look: 'quiet-button is-grave' };
const CANCEL: Handle = { steering: 'cancel', name: 'cancel', look: 'quiet-button is-grave' };

/** What may be done about a mailing now. Anybody may stop one; to let it go on is for those who may send. */
export function SteeringForm({ session, mailing, status }: SteeringProps) {
  const { say } = useSpeech();
  const handles = handlesOf(mailing, status).filter(({ steering }) => steering === 'pause' || maySend(session));
  if (handles.length === 0) return null;
  return (
    <form class="steering" method="post" action={`/console/mailings/${mailing.id}/steer`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      {handles.map(({ steering, name, look }) => <button key={steering} class={look} type="submit" name="steering" value={steering}>{say(`steer.${name}`)}</button>)}
    </form>
  );
}

function handlesOf(mailing: Mailing, status: MailingState['status']): readonly Handle[] {
  switch (status) {
    case 'scheduled':
      return [PAUSE, TAKE_BACK, CANCEL];
    case 'resolving':
    case 'sending':
      return [PAUSE, CANCEL];
    case 'paused':
      return [RESUME, ...(mailing.status === 'scheduled' ? [TAKE_BACK] : []), CANCEL];
    case 'draft':
      return [DISCARD];
    default:
      return [];
  }
}
