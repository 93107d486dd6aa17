import type { OwnSession } from '../../organisations/session-list.js';
import type { ProofKind } from '../../organisations/staff-proofs.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { ActForm } from './act-form.view.js';
import { Instant } from './instant.view.js';

const PROOFS: Readonly<Record<ProofKind, string>> = { password: 'password', totp: 'authenticator app', recovery_code: 'recovery code', passkey: 'passkey' };

interface SessionRowsProps {
  readonly session: ConsoleSession;
  readonly sessions: readonly OwnSession[];
  readonly now: Date;
}

/** Where somebody is signed in. */
export function SessionRows({ session, sessions, now }: SessionRowsProps) {
  const { formToken, staff } = session;
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are signed in</h2>
      <ul class="passkeys">
        {sessions.map(({ id, device, ip, openedAt, lastSeenAt, proof }) => (
          <li key={id}>
            <p>
              <strong>{nameOfDevice(device)}</strong>{id === staff.sessionId && ' (this one)'}, from {ip ?? 'an unknown address'}, by {PROOFS[proof]}.
              {' '}Signed in <Instant at={openedAt} now={now} />, last seen <Instant at={lastSeenAt} now={now} />.
            </p>
            {id !== staff.sessionId && <ActForm action={`/console/account/sessions/${id}/end`} formToken={formToken} words="Sign out" about={nameOfDevice(device)} />}
          </li>
        ))}
      </ul>
      <div class="acts">
        {sessions.length > 1 && <ActForm action="/console/account/sessions/others/end" formToken={formToken} words="Sign out everywhere else" />}
        <ActForm action="/console/account/sessions/all/end" formToken={formToken} words="Sign out everywhere" />
      </div>
    </section>
  );
}

/** Roughly: browsers claim to be many things, and their owner only has to tell two apart. */
function nameOfDevice(device: string | null): string {
  const text = device ?? '';
  const browser = [['Edg/', 'Edge'], ['OPR/', 'Opera'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([sign = '']) => text.includes(sign))?.[1];
  const system = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']].find(([sign = '']) => text.includes(sign))?.[1];
  if (browser === undefined && system === undefined) return 'A browser';
  return [browser ?? 'A browser', ...(system === undefined ? [] : [`on ${system}`])].join(' ');
}
