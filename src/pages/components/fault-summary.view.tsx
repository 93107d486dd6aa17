import type { DonationFormModel } from '../campaign/campaign.page-model.js';
import type { Voice } from '../page-text/voice.js';
import { faultTarget, faultText } from './form-faults.js';

/** What has to be put right before the gift can be made, each with a link to its field. */
export function FaultSummary({ form, voice }: { readonly form: DonationFormModel; readonly voice: Voice }) {
  if (form.faults.length === 0) return null;
  return (
    <div class="fault-summary" role="alert" tabIndex={-1} autofocus>
      <h2>{voice.text.form.faultsTitle}</h2>
      <ul>
        {form.faults.map(({ field, code }) => (
          <li key={field + code}>
            <a href={`#${faultTarget(form, field)}`}>{faultText(form, field, code, voice)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
