import { Module } from '@nestjs/common';
import { StorageModule } from '../storage/storage.module.js';
import { BrandLogos } from './brand-logos.js';
import { DomainReader } from './domain.reader.js';
import { MapDomain } from './map-domain.js';
import { OrganisationsModule } from './organisations.module.js';
import { ProveDomain } from './prove-domain.js';
import { SetBrandColours } from './set-brand-colours.js';
import { TxtRecords } from './txt-records.js';

const parts = [BrandLogos, DomainReader, MapDomain, ProveDomain, SetBrandColours];

/** How an organisation's pages look and under which host, for those who set it and for what shows it. */
@Module({
  imports: [OrganisationsModule, StorageModule],
  providers: [...parts, TxtRecords],
  exports: [...parts, OrganisationsModule],
})
export class BrandingModule {}
