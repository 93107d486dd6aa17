import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';
import { Instant } from './instant.view.js';

interface AuthenticatorAppProps {
  readonly formToken: string;
  /** When it was set up; null where there is none. */
  readonly since: Date | null;
  readonly now: Date;
}

export function AuthenticatorApp({ formToken, since, now }: AuthenticatorAppProps) {
  const { say, draw } = useSpeech();
  const path = '/console/account/totp';
  return (
    <section aria-labelledby="app-title">
      <h2 id="app-title">{say('app.title')}</h2>
      <p>{since === null ? say('app.none') : draw('app.since', { when: <Instant at={since} now={now} /> })}</p>
      <div class="acts">
        <ActForm action={path} formToken={formToken} words={say(since === null ? 'app.set' : 'app.another')} />
        {since !== null && <ActForm action={`${path}/remove`} formToken={formToken} words={say('app.remove')} />}
      </div>
    </section>
  );
}
