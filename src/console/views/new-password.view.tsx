import type { PasswordFault } from '../../organisations/password-rules.js';
import type { Ticket } from '../../organisations/staff-tickets.js';
import { renderDocument } from './document.view.js';
import { NewPasswordField, PASSWORD_SENTENCES } from './password-field.view.js';

interface NewPasswordModel {
  readonly ticket: Ticket;
  readonly token: string;
  readonly refusal: PasswordFault | null;
}

export function renderNewPassword({ ticket, token, refusal }: NewPasswordModel): string {
  return renderDocument({
    title: refusal === null ? 'Choose a password' : 'Please check: Choose a password',
    session: null,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{ticket.kind === 'invitation' ? 'Welcome' : 'A new password'}</h1>
        <p><bdi>{ticket.name}</bdi>, you sign in as <strong><bdi>{ticket.email}</bdi></strong>.</p>
        {refusal !== null && <p class="fault" role="alert" id="fault">{PASSWORD_SENTENCES[refusal]}</p>}
        <form method="post" action="/console/new-password">
          <input type="hidden" name="token" value={token} />
          <input type="email" name="username" value={ticket.email} autocomplete="username" hidden />
          <NewPasswordField fault={refusal} />
          <button class="main-button" type="submit">Set the password</button>
        </form>
      </section>
    ),
  });
}

export function renderPasswordChosen(): string {
  return renderDocument({
    title: 'Your password is set',
    session: null,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">Your password is set</h1>
        <p>Wherever you were signed in with the one before, you are not any more.</p>
        <p><a href="/console/sign-in">Sign in</a></p>
      </section>
    ),
  });
}

export function renderTicketVoid(): string {
  return renderDocument({
    title: 'This link is not good any more',
    session: null,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">This link is not good any more</h1>
        <p>It works once and not for long, and the latest mail makes those before void.</p>
        <p>If you have a password, <a href="/console/forgotten-password">ask for a new mail</a>. If you were invited, please ask whoever invited you.</p>
      </section>
    ),
  });
}
