import type { PasswordFault } from '../../organisations/password-rules.js';
import type { Ticket } from '../../organisations/staff-tickets.js';
import type { Speech } from '../words/speech.js';
import { renderDocument } from './document.view.js';
import { NewPasswordField, passwordSentence } from './password-field.view.js';

interface NewPasswordModel {
  readonly ticket: Ticket;
  readonly token: string;
  readonly refusal: PasswordFault | null;
  readonly speech: Speech;
}

export function renderNewPassword({ ticket, token, refusal, speech }: NewPasswordModel): string {
  const { say, draw } = speech;
  const title = say('choose.title');
  return renderDocument({
    title: refusal === null ? title : say('frame.check', { title }),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say(ticket.kind === 'invitation' ? 'choose.welcome' : 'choose.another')}</h1>
        <p>{draw('choose.who', { name: <bdi>{ticket.name}</bdi>, email: <strong><bdi>{ticket.email}</bdi></strong> })}</p>
        {refusal !== null && <p class="fault" role="alert" id="fault">{passwordSentence(speech, refusal)}</p>}
        <form method="post" action="/console/new-password">
          <input type="hidden" name="token" value={token} />
          <input type="email" name="username" value={ticket.email} autocomplete="username" hidden />
          <NewPasswordField fault={refusal} />
          <button class="main-button" type="submit">{say('choose.set')}</button>
        </form>
      </section>
    ),
  });
}

export function renderPasswordChosen(speech: Speech): string {
  const { say } = speech;
  return renderDocument({
    title: say('choose.done'),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say('choose.done')}</h1>
        <p>{say('choose.doneText')}</p>
        <p><a href="/console/sign-in">{say('signIn.title')}</a></p>
      </section>
    ),
  });
}

export function renderTicketVoid(speech: Speech): string {
  const { say, draw } = speech;
  return renderDocument({
    title: say('choose.void'),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say('choose.void')}</h1>
        <p>{say('choose.voidText')}</p>
        <p>{draw('choose.voidWay', { ask: <a href="/console/forgotten-password">{say('choose.askAgain')}</a> })}</p>
      </section>
    ),
  });
}
