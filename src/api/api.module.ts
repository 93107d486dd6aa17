import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from '../donations/donations.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ApiErrorPresenter } from './api-error.presenter.js';
import { CampaignsController } from './campaigns.controller.js';
import { CadenceController } from './cadence.controller.js';
import { ExplainController } from './explain.controller.js';
import { FiguresController } from './figures.controller.js';
import { DonationViews } from './donation-views.js';
import { DonationsController } from './donations.controller.js';
import { OwnCampaigns } from './own-campaigns.js';

@Module({
  imports: [CampaignsModule, DonationsModule, OrganisationsModule],
  controllers: [CampaignsController, DonationsController, FiguresController, ExplainController, CadenceController],
  providers: [ApiErrorPresenter, DonationViews, OwnCampaigns],
  exports: [ApiErrorPresenter],
})
export class ApiModule {}
