import type { QrPicture } from '../account/draw-qr.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
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
  const { speech } = session;
  const { say } = speech;
  const title = say('app.set');
  return renderDocument({
    title: refusal === null ? title : say('frame.check', { title }),
    session,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        {!session.staff.lacksFactor && <p class="way-back"><a href="/console/account">{say('account.back')}</a></p>}
        <h1 id="title">{title}</h1>
        <p>{say('app.scan')}</p>
        <Qr picture={picture} />
        <p>{say('app.key')} <code class="totp-key">{inGroups(secret)}</code></p>
        {refusal !== null && <p class="fault" role="alert" id="fault">{say('app.wrong')}</p>}
        <form method="post" action="/console/account/totp/confirm">
          <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
          <CodeField isFirst isWrong={refusal !== null} />
          <button class="main-button" type="submit">{say('app.on')}</button>
        </form>
      </section>
    ),
  });
}

/** Dark on light whatever the page looks like: cameras read it so. */
function Qr({ picture: { size, path } }: Pick<TotpModel, 'picture'>) {
  const { say } = useSpeech();
  const whole = size + 2 * QUIET_ZONE;
  return (
    <svg class="qr" viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${whole} ${whole}`} role="img" aria-label={say('app.picture')} shape-rendering="crispEdges">
      <rect x={-QUIET_ZONE} y={-QUIET_ZONE} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
