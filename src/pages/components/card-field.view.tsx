import type { DonationFormModel } from '../campaign/campaign.page-model.js';
import type { DonationFailure } from '../donation/donation.page-model.js';
import type { Voice } from '../page-text/voice.js';
import { faultOf } from './form-faults.js';
import { FormField } from './form-field.view.js';

const WORKING_CARD = '4242 4242 4242 4242';

const FAILING_CARDS: Readonly<Record<DonationFailure, string>> = {
  card_declined: '4000 0000 0000 0002',
  insufficient_funds: '4000 0000 0000 9995',
  expired_card: '4000 0000 0000 0069',
  authentication_required: '4000 0000 0000 3220',
  provider_unavailable: '4000 0000 0000 0119',
};

/** Sandbox card number. What was typed is never sent back into the page. */
export function CardField({ form, voice }: { readonly form: DonationFormModel; readonly voice: Voice }) {
  const text = voice.text.form;
  return (
    <>
      <FormField
        field="card" label={text.card} hint={text.cardHint} fault={faultOf(form, 'card', voice)}
        control={(attributes) => (
          <input {...attributes} type="text" inputMode="numeric" autocomplete="off" required maxLength={40} dir="ltr" placeholder={WORKING_CARD} />
        )}
      />
      <details class="test-cards">
        <summary>{text.testCards}</summary>
        <ul>
          <li><TestCard number={WORKING_CARD} /> {text.testWorks}</li>
          {Object.entries(FAILING_CARDS).map(([failure, number]) => (
            <li key={failure}><TestCard number={number} /> {text.testOutcomes[failure as DonationFailure]}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function TestCard({ number }: { readonly number: string }) {
  return <code dir="ltr">{number}</code>;
}
