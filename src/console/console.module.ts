import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from '../donations/donations.module.js';
import { FiguresModule } from '../operations/figures/figures.module.js';
import { QueueOperationsModule } from '../operations/queues/queue-operations.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { ConsoleErrorPresenter } from './console-error.presenter.js';
import { ConsolePages } from './console-pages.js';
import { DonationFolders } from './donations/donation-folders.js';
import { DonationController } from './donations/donation.controller.js';
import { LatestDonationsController } from './donations/latest-donations.controller.js';
import { FigureSearchController } from './figures/figure-search.controller.js';
import { FiguresController } from './figures/figures.controller.js';
import { ShownFigures } from './figures/shown-figures.js';
import { ComposePage } from './mailings/compose-page.js';
import { ComposeController } from './mailings/compose.controller.js';
import { CueReader } from './mailings/cue.reader.js';
import { MailingDesk } from './mailings/mailing-desk.js';
import { MailingListController } from './mailings/mailing-list.controller.js';
import { MailingPage } from './mailings/mailing-page.js';
import { MailingSendingController } from './mailings/mailing-sending.controller.js';
import { MailingSteeringController } from './mailings/mailing-steering.controller.js';
import { MailingTestController } from './mailings/mailing-test.controller.js';
import { MailingController } from './mailings/mailing.controller.js';
import { MailFolder } from './outbox/mail-folder.js';
import { OutboxController } from './outbox/outbox.controller.js';
import { QueuesPageController } from './queues/queues.controller.js';
import { SetAsideController } from './queues/set-aside.controller.js';
import { RefreshController } from './refresh/refresh.controller.js';
import { ForeignPagesWatch } from './sign-in/foreign-pages.watch.js';
import { FormTokens } from './sign-in/form-tokens.js';
import { SessionCookie } from './sign-in/session-cookie.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';

@Module({
  imports: [CampaignsModule, OrganisationsModule, DonationsModule, FiguresModule, QueueOperationsModule, ReceiptsModule],
  controllers: [
    ...[SignInController, LatestDonationsController, DonationController, OutboxController],
    ...[RefreshController, FigureSearchController, FiguresController, QueuesPageController, SetAsideController],
    ...[MailingListController, ComposeController, MailingController, MailingSendingController, MailingSteeringController, MailingTestController],
  ],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: ForeignPagesWatch },
    ...[ConsolePages, ConsoleErrorPresenter, FormTokens, SessionCookie, SignIn, SignInThrottle],
    ...[DonationFolders, MailFolder, ShownFigures],
    ...[ComposePage, CueReader, MailingDesk, MailingPage],
  ],
  exports: [ConsoleErrorPresenter],
})
export class ConsoleModule {}
