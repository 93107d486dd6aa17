import type { Passkey } from '../../organisations/passkeys.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import { ActForm } from './act-form.view.js';
import { Instant } from './instant.view.js';
import { PasskeyForm } from './passkey-form.view.js';

interface PasskeyListProps {
  readonly passkeys: readonly Passkey[];
  /** For the browser, to make another. */
  readonly options: string;
  readonly formToken: string;
  readonly now: Date;
}

export function PasskeyList({ passkeys, options, formToken, now }: PasskeyListProps) {
  const { say } = useSpeech();
  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">{say('passkeys.title')}</h2>
      <p>{say('passkeys.text')}</p>
      {passkeys.length > 0 && <ul class="passkeys">{passkeys.map((passkey) => <PasskeyLine key={passkey.id} passkey={passkey} formToken={formToken} now={now} />)}</ul>}
      <PasskeyForm action="/console/account/passkeys" kind="register" options={options} words={say('passkeys.add')}>
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <label class="field">
          <span>{say('passkeys.name')}</span>
          <input type="text" name="name" maxLength={60} autocomplete="off" placeholder={say('passkeys.example')} />
        </label>
      </PasskeyForm>
    </section>
  );
}

function PasskeyLine({ passkey, formToken, now }: Pick<PasskeyListProps, 'formToken' | 'now'> & { readonly passkey: Passkey }) {
  const { say, draw } = useSpeech();
  const { id, name, createdAt, lastUsedAt } = passkey;
  const facts = { name: <strong><bdi>{name}</bdi></strong>, added: <Instant at={createdAt} now={now} /> };
  const path = `/console/account/passkeys/${id}`;
  return (
    <li>
      <p>{lastUsedAt === null ? draw('passkeys.unused', facts) : draw('passkeys.used', { ...facts, used: <Instant at={lastUsedAt} now={now} /> })}</p>
      <div class="acts">
        <form class="acts" method="post" action={`${path}/name`}>
          <input type="hidden" name={FORM_TOKEN} value={formToken} />
          <input type="text" name="name" value={name} maxLength={60} required autocomplete="off" aria-label={say('passkeys.nameOf', { name })} />
          <button class="quiet-button" type="submit">{say('passkeys.rename')}</button>
        </form>
        <ActForm action={`${path}/remove`} formToken={formToken} words={say('passkeys.remove')} about={name} />
      </div>
    </li>
  );
}
