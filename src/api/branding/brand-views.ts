import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { proofNameOf, proofTextOf } from '../../organisations/domain-name.js';
import { DomainReader, type MappedDomain } from '../../organisations/domain.reader.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import type { OrganisationId } from '../../shared/ids.js';
import type { BrandingView } from './branding.schema.js';

/** How the pages of an organisation look and where they stand, as the API shows it. */
@Injectable()
export class BrandViews {
  constructor(
    private readonly organisations: OrganisationReader,
    private readonly domains: DomainReader,
    private readonly config: Config,
  ) {}

  async of(organisationId: OrganisationId): Promise<BrandingView> {
    const [{ slug, brandColour, brandColourOnDark, logo }, domain] = await Promise.all([this.organisations.get(organisationId), this.domains.find(organisationId)]);
    return {
      colours: { onLight: brandColour, onDark: brandColourOnDark },
      logo: logo === null ? null : { url: `${this.config.web.publicUrl}/brand/logos/${slug}/${logo.name}`, type: logo.type, width: logo.width, height: logo.height },
      domain: domain === null ? null : toDomainView(domain),
    };
  }
}

function toDomainView({ host, proof, checkedAt, fault, provenAt }: MappedDomain): NonNullable<BrandingView['domain']> {
  const record = { name: proofNameOf(host), type: 'TXT' as const, text: proofTextOf(proof) };
  return { host, record, fault, checkedAt: checkedAt?.toISOString() ?? null, provenAt: provenAt?.toISOString() ?? null };
}
