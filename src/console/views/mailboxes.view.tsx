import type { Mailbox } from '../outbox/stored-mail.js';

export function Mailboxes({ of }: { readonly of: readonly Mailbox[] }) {
  return (
    <>
      {of.map(({ name, address }) => (
        <span key={address} class="mailbox">
          {name !== '' && <span class="donor-name"><bdi>{name}</bdi></span>} <span class="donor-email"><bdi>{address}</bdi></span>
        </span>
      ))}
    </>
  );
}
