import { Injectable } from '@nestjs/common';
import type { PublishedCampaign } from '../campaigns/campaign.reader.js';
import { Config } from '../config/config.js';
import { Clock } from '../shared/clock.js';
import { checkGift } from './check-gift.js';
import type { Donation } from './donation.entity.js';
import { DonationReader } from './donation.reader.js';
import type { GiftFault, GiftRequest } from './gift.js';
import { fingerprintsOf, type Intake } from './intake.js';
import { PaymentGateway } from './payment-gateway.js';
import { SettleDonation } from './settle-donation.js';
import { StartDonation } from './start-donation.js';

export type GiveOutcome =
  | { readonly kind: 'refused'; readonly faults: readonly GiftFault[] }
  /** The key belongs to another request, which became `donation`. */
  | { readonly kind: 'key_reused'; readonly donation: Donation }
  | { readonly kind: 'accepted'; readonly donation: Donation; readonly isRepeated: boolean; readonly xid: string | null };

/** A donor gives: checked, kept, charged and booked, exactly once per source and key. */
@Injectable()
export class Give {
  constructor(
    private readonly gateway: PaymentGateway,
    private readonly start: StartDonation,
    private readonly settle: SettleDonation,
    private readonly donations: DonationReader,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(request: GiftRequest, to: PublishedCampaign, from: Pick<Intake, 'source' | 'key'>): Promise<GiveOutcome> {
    const checked = checkGift(request, to, this.gateway, this.clock.now());
    const [fingerprint, ...otherFingerprints] = fingerprintsOf(request, to.campaign.slug, this.config.secretKeys);
    const intake = { ...from, fingerprint, otherFingerprints };
    // Also what cannot be taken now may have been taken before: a repetition after the closing must find its donation.
    const started = checked.ok ? await this.start.run(checked.gift, intake) : await this.start.findEarlier(to.campaign.organisationId, intake);
    if (started === null) return { kind: 'refused', faults: checked.ok ? [] : checked.faults };
    if (started.kind === 'started') return this.#settle(started.donation);
    const donation = await this.donations.get(started.donationId, to.campaign);
    // A repetition never charges: whoever sent the request first is doing so, or the sweep will.
    if (started.kind === 'repeated') return { kind: 'accepted', donation, isRepeated: true, xid: null };
    return { kind: 'key_reused', donation };
  }

  async #settle(donation: Donation): Promise<GiveOutcome> {
    const xid = await this.settle.run(donation);
    // Read again only where this process does not know what became of it.
    const settled = donation.status === 'pending' ? await this.donations.get(donation.id, donation) : donation;
    return { kind: 'accepted', donation: settled, isRepeated: false, xid };
  }
}
