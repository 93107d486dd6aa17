import type { Passkey } from '../../organisations/passkeys.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
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
  return (
    <section aria-labelledby="passkeys-title">
      <h2 id="passkeys-title">Passkeys</h2>
      <p>A passkey is kept by your phone, computer or security key, and signs you in by fingerprint, face or PIN. It works on this site alone, so that nobody can talk you out of it.</p>
      {passkeys.length > 0 && <ul class="passkeys">{passkeys.map((passkey) => <PasskeyLine key={passkey.id} passkey={passkey} formToken={formToken} now={now} />)}</ul>}
      <PasskeyForm action="/console/account/passkeys" kind="register" options={options} words="Add a passkey">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <label class="field">
          <span>Name of the new passkey</span>
          <input type="text" name="name" maxLength={60} autocomplete="off" placeholder="Work laptop" />
        </label>
      </PasskeyForm>
    </section>
  );
}

function PasskeyLine({ passkey, formToken, now }: Pick<PasskeyListProps, 'formToken' | 'now'> & { readonly passkey: Passkey }) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  const path = `/console/account/passkeys/${id}`;
  return (
    <li>
      <p>
        <strong><bdi>{name}</bdi></strong>, added <Instant at={createdAt} now={now} />, {lastUsedAt === null ? 'not used yet' : <>last used <Instant at={lastUsedAt} now={now} /></>}
      </p>
      <div class="acts">
        <form class="acts" method="post" action={`${path}/name`}>
          <input type="hidden" name={FORM_TOKEN} value={formToken} />
          <input type="text" name="name" value={name} maxLength={60} required autocomplete="off" aria-label={`Name of ${name}`} />
          <button class="quiet-button" type="submit">Rename</button>
        </form>
        <ActForm action={`${path}/remove`} formToken={formToken} words="Remove" about={name} />
      </div>
    </li>
  );
}
