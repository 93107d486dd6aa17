import type { QrPicture } from '../account/draw-qr.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { CodeField } from './code-field.view.js';
import { renderDocument } from './document.view.js';

interface TotpModel {
  readonly session: ConsoleSession;
  /** In base32. */
  readonly secret: string;
  readonly picture: QrPicture;
  readonly refusal: 'wrong' | null;
}

const QUIET_ZONE = 4;

export function renderTotp({ session, secret, picture, refusal }: TotpModel): string {
  return renderDocument({
    title: refusal === null ? 'Set up an authenticator app' : 'Please check: Set up an authenticator app',
    session,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <p class="way-back"><a href="/console/account">Back to your account</a></p>
        <h1 id="title">Set up an authenticator app</h1>
        <p>Scan this picture with the app, or type the key into it. Then type the code it shows.</p>
        <Qr picture={picture} />
        <p>Key: <code class="totp-key">{inGroups(secret)}</code></p>
        {refusal !== null && <p class="fault" role="alert" id="fault">That is not the code of this key. Please check that the clock of your phone is right, and try the next code.</p>}
        <form method="post" action="/console/account/totp/confirm">
          <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
          <CodeField isFirst isWrong={refusal !== null} />
          <button class="main-button" type="submit">Turn it on</button>
        </form>
      </section>
    ),
  });
}

/** Dark on light whatever the page looks like: cameras read it so. */
function Qr({ picture: { size, path } }: Pick<TotpModel, 'picture'>) {
  const whole = size + 2 * QUIET_ZONE;
  return (
    <svg class="qr" viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${whole} ${whole}`} role="img" aria-label="QR code with the key below" shape-rendering="crispEdges">
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
