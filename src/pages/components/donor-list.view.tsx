import type { PublicDonation } from '../campaign/campaign.page-model.js';
import type { Voice } from '../page-text/voice.js';
import { MoneyFigure } from './figures.view.js';
import { Instant } from './instant.view.js';

export function DonorList({ donations, voice }: { readonly donations: readonly PublicDonation[]; readonly voice: Voice }) {
  const text = voice.text.campaign;
  if (donations.length === 0) {
    return <p class="donor-list-empty"><strong>{text.noGifts}</strong> {text.noGiftsText}</p>;
  }
  return (
    <ol class="donor-list">
      {donations.map((donation, index) => (
        <li key={index}>
          <p class="donor-list-who">
            {donation.name === null ? <em>{text.anonymous}</em> : <bdi class="donor-name">{donation.name}</bdi>}
            <MoneyFigure value={donation.amount} voice={voice} />
          </p>
          {donation.message !== null && <p class="donor-list-message" dir="auto">{donation.message}</p>}
          <p class="donor-list-when"><Instant at={donation.capturedAt} voice={voice} /></p>
        </li>
      ))}
    </ol>
  );
}
