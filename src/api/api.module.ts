import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from '../donations/donations.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ApiErrorPresenter } from './api-error.presenter.js';
import { CampaignsController } from './campaigns.controller.js';
import { FiguresController } from './figures.controller.js';
import { DonationViews } from './donation-views.js';
import { DonationsController } from './donations.controller.js';

@Module({
  imports: [CampaignsModule, DonationsModule, OrganisationsModule],
  controllers: [CampaignsController, DonationsController, FiguresController],
  providers: [ApiErrorPresenter, DonationViews],
  exports: [ApiErrorPresenter],
})
export class ApiModule {}
