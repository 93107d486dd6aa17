import { Module } from '@nestjs/common';
import { StorageModule } from '../storage/storage.module.js';
import { BrandLogos } from './brand-logos.js';
import { OrganisationsModule } from './organisations.module.js';
import { SetBrandColours } from './set-brand-colours.js';

const parts = [BrandLogos, SetBrandColours];

/** How an organisation's pages look, for those who set it and for what shows it. */
@Module({
  imports: [OrganisationsModule, StorageModule],
  providers: parts,
  exports: [...parts, OrganisationsModule],
})
export class BrandingModule {}
