import { Injectable } from '@nestjs/common';
import { GivingReader, NOTHING_GIVEN, type Giving } from '../../../donations/giving.reader.js';
import type { StaffDonor } from '../../../donors/staff-donor.reader.js';
import type { OrganisationId } from '../../../shared/ids.js';
import type { DonorRowShown } from '../../contract/donations.js';

/** A donor with what they have given. */
export interface GivingDonor {
  readonly donor: StaffDonor;
  readonly giving: Giving;
  readonly shown: DonorRowShown;
}

/** Puts donors and their gifts together: one statement for a whole page. */
@Injectable()
export class DonorGivings {
  constructor(private readonly givings: GivingReader) {}

  async of(organisationId: OrganisationId, donors: readonly StaffDonor[]): Promise<GivingDonor[]> {
    const givings = await this.givings.ofDonors(organisationId, donors.map(({ id }) => id));
    return donors.map((donor) => {
      const giving = givings.get(donor.id) ?? NOTHING_GIVEN;
      return { donor, giving, shown: show(donor, giving) };
    });
  }
}

function show({ id, name, email, number, createdAt, tags }: StaffDonor, { given, gifts, lastAt }: Giving): DonorRowShown {
  return { id, name, email, number, createdAt: createdAt.toISOString(), tags, given, gifts, lastGiftAt: lastAt?.toISOString() ?? null };
}
