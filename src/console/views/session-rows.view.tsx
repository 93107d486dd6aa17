import type { OwnSession } from '../../organisations/session-list.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';
import { ActForm } from './act-form.view.js';
import { Instant } from './instant.view.js';

interface SessionRowsProps {
  readonly session: ConsoleSession;
  readonly sessions: readonly OwnSession[];
  readonly now: Date;
}

/** Where somebody is signed in. */
export function SessionRows({ session, sessions, now }: SessionRowsProps) {
  const { say } = useSpeech();
  const { formToken, staff } = session;
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{say('sessions.title')}</h2>
      <ul class="passkeys">
        {sessions.map((own) => <SessionRow key={own.id} own={own} isThis={own.id === staff.sessionId} formToken={formToken} now={now} />)}
      </ul>
      <div class="acts">
        {sessions.length > 1 && <ActForm action="/console/account/sessions/others/end" formToken={formToken} words={say('sessions.endOthers')} />}
        <ActForm action="/console/account/sessions/all/end" formToken={formToken} words={say('sessions.endAll')} />
      </div>
    </section>
  );
}

interface RowProps {
  readonly own: OwnSession;
  readonly isThis: boolean;
  readonly formToken: string;
  readonly now: Date;
}

function SessionRow({ own: { id, device, ip, openedAt, lastSeenAt, proof }, isThis, formToken, now }: RowProps) {
  const { say, draw } = useSpeech();
  const name = nameOfDevice(device, say);
  const where = { device: <strong>{name}</strong>, this: isThis ? say('sessions.this') : '', ip: ip ?? say('sessions.nowhere'), proof: say(`proof.${proof}`) };
  return (
    <li>
      <p>{draw('sessions.line', { ...where, opened: <Instant at={openedAt} now={now} />, seen: <Instant at={lastSeenAt} now={now} /> })}</p>
      {!isThis && <ActForm action={`/console/account/sessions/${id}/end`} formToken={formToken} words={say('sessions.end')} about={name} />}
    </li>
  );
}

/** Roughly: browsers claim to be many things, and their owner only has to tell two apart. */
function nameOfDevice(device: string | null, say: Speech['say']): string {
  const text = device ?? '';
  const browser = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([sign = '']) => text.includes(sign))?.[1];
  const system = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']].find(([sign = '']) => text.includes(sign))?.[1];
  const named = browser ?? say('sessions.browser');
  return system === undefined ? named : say('sessions.on', { browser: named, system });
}
