import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { PublishedCampaign } from '../../campaigns/campaign.reader.js';
import type { Donation } from '../../donations/donation.entity.js';
import { Give, type GiveOutcome } from '../../donations/give.js';
import type { FormBody } from '../../http/form-body.js';
import type { DonationFormModel } from './campaign.page-model.js';
import { readDonationForm, toFormFaults, valuesOf, type FormRequest } from './donation-form-request.js';

/** `given`: there is a donation to show. `refused`: the form goes back to the donor with what is wrong. */
export type FormOutcome =
  | { readonly kind: 'given'; readonly donation: Donation; readonly isRepeated: boolean; readonly xid: string | null }
  | { readonly kind: 'refused'; readonly values: DonationFormModel['values']; readonly faults: DonationFormModel['faults'] };

const MOST_RETRIES = 20;

/**
 * Gives what a form asks for, once per filling-in and donor: a double click, a reload or a step back and another
 * click end at the donation that was made. Only after a failed payment does the same filling-in try anew.
 */
@Injectable()
export class GiveByForm {
  constructor(private readonly give: Give) {}

  async run(form: FormBody, to: PublishedCampaign): Promise<FormOutcome> {
    const request = readDonationForm(form, to.campaign);
    const outcome = await this.#giveOnce(request, to, attemptOf(form));
    if (outcome.kind === 'refused') return refused(form, toFormFaults(outcome.faults, request));
    const { donation } = outcome;
    if (donation.failure !== null) return refused(form, [{ field: 'card', code: donation.failure }]);
    const isRepeated = outcome.kind === 'key_reused' || outcome.isRepeated;
    return { kind: 'given', donation, isRepeated, xid: outcome.kind === 'accepted' ? outcome.xid : null };
  }

  async #giveOnce({ gift }: FormRequest, to: PublishedCampaign, attempt: string): Promise<GiveOutcome> {
    // Pages may be shared between donors, so the attempt alone does not tell them apart.
    let key = `${attempt} ${to.campaign.slug} ${gift.email.trim().toLowerCase().slice(0, 200)}`.toWellFormed().replaceAll('\u0000', '');
    for (let retry = 0; ; retry += 1) {
      const outcome = await this.give.run(gift, to, { source: 'form', key });
      if (outcome.kind !== 'key_reused' || outcome.donation.failure === null || retry === MOST_RETRIES) return outcome;
      key = `${attempt} ${outcome.donation.id}`;
    }
  }
}

function attemptOf(form: FormBody): string {
  const attempt = form['attempt'] ?? '';
  return /^[\w-]{8,100}$/.test(attempt) ? attempt : randomUUID();
}

function refused(form: FormBody, faults: DonationFormModel['faults']): FormOutcome {
  return { kind: 'refused', values: valuesOf(form), faults };
}
