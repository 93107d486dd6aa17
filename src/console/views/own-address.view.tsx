import type { AddressWish } from '../../organisations/change-address.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';

/** What somebody has asked for, and what came of it. */
export interface AskedAddress {
  readonly wish: AddressWish;
  readonly typed: string;
}

interface OwnAddressProps {
  readonly email: string;
  readonly formToken: string;
  readonly asked: AskedAddress | null;
}

export function OwnAddress({ email, formToken, asked }: OwnAddressProps) {
  const { say, draw } = useSpeech();
  const fault = asked === null || asked.wish === 'written' ? null : asked.wish;
  return (
    <section aria-labelledby="address-title">
      <h2 id="address-title">{say('address.title')}</h2>
      <p>{draw('address.present', { email: <bdi>{email}</bdi> })}</p>
      {asked?.wish === 'written' && <p class="notice" role="status">{draw('address.written', { email: <bdi>{asked.typed}</bdi> })}</p>}
      {fault !== null && <p class="fault" role="alert" id="address-fault">{say(`address.${fault}`)}</p>}
      <form class="own-password" method="post" action="/console/account/address">
        <input type="hidden" name={FORM_TOKEN} value={formToken} />
        <label class="field">
          <span>{say('address.new')}</span>
          <input type="email" name="email" autocomplete="email" maxLength={320} required value={fault === null ? '' : (asked?.typed ?? '')} aria-describedby={fault === null ? undefined : 'address-fault'} />
        </label>
        <button class="quiet-button" type="submit">{say('address.send')}</button>
      </form>
    </section>
  );
}
