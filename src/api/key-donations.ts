import { Injectable } from '@nestjs/common';
import type { Donation } from '../donations/donation.entity.js';
import { DonationReader } from '../donations/donation.reader.js';
import { DonationNotFound } from '../donations/donations.errors.js';
import type { ApiKey } from '../organisations/api-keys.js';
import { parseId } from '../shared/ids.js';

/** Donations as the holder of a key may reach them: those of its organisation. */
@Injectable()
export class KeyDonations {
  constructor(private readonly donations: DonationReader) {}

  /** @throws DonationNotFound; one of another organisation is as unknown as one that does not exist. */
  async get({ organisationId }: ApiKey, text: string): Promise<Donation> {
    const id = parseId<'Donation'>(text);
    const donation = id && (await this.donations.findOf(organisationId, id));
    if (!donation) throw new DonationNotFound();
    return donation;
  }
}
