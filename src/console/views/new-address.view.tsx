import type { AddressTicket } from '../../organisations/address-tickets.js';
import type { Speech } from '../words/speech.js';
import { renderDocument } from './document.view.js';

interface TicketModel {
  readonly ticket: AddressTicket;
  readonly token: string;
  readonly speech: Speech;
}

export function renderAddressTicket({ ticket: { kind, name, email, present }, token, speech }: TicketModel): string {
  const { say, draw } = speech;
  const title = say(kind === 'address_confirm' ? 'address.confirmTitle' : 'address.undoTitle');
  return renderDocument({
    title,
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        <p>{draw(kind === 'address_confirm' ? 'address.confirmText' : 'address.undoText', { name: <bdi>{name}</bdi>, email: <strong><bdi>{email}</bdi></strong>, present: <bdi>{present}</bdi> })}</p>
        <form method="post" action="/console/new-address">
          <input type="hidden" name="token" value={token} />
          <button class="main-button" type="submit">{say(kind === 'address_confirm' ? 'address.confirm' : 'address.undo')}</button>
        </form>
      </section>
    ),
  });
}

export function renderAddressUsed(outcome: 'changed' | 'undone', speech: Speech): string {
  const { say } = speech;
  const title = say(`address.${outcome}`);
  return renderDocument({
    title,
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{title}</h1>
        <p>{say(`address.${outcome}Text`)}</p>
        <p><a href="/console/sign-in">{say('signIn.title')}</a></p>
      </section>
    ),
  });
}

export function renderAddressVoid(speech: Speech): string {
  const { say } = speech;
  return renderDocument({
    title: say('choose.void'),
    session: null,
    speech,
    children: (
      <section class="sign-in" aria-labelledby="title">
        <h1 id="title">{say('choose.void')}</h1>
        <p>{say('address.voidText')}</p>
      </section>
    ),
  });
}
