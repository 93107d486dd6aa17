import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DonationsModule } from '../donations/donations.module.js';
import { DonorsModule } from '../donors/donors.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { FiguresModule } from '../operations/figures/figures.module.js';
import { QueueOperationsModule } from '../operations/queues/queue-operations.module.js';
import { PrivacyModule } from '../operations/privacy/privacy.module.js';
import { WatchingModule } from '../operations/watching/watching.module.js';
import { BrandingModule } from '../organisations/branding.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { StaffAccountsModule } from '../organisations/staff-accounts.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { StorageModule } from '../storage/storage.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AccountController } from './account/account.controller.js';
import { AccountPage } from './account/account-page.js';
import { OwnAddressController } from './account/own-address.controller.js';
import { OwnPasswordController } from './account/own-password.controller.js';
import { PasskeysController } from './account/passkeys.controller.js';
import { RecoveryCodesController } from './account/recovery-codes.controller.js';
import { SecondFactorController } from './account/second-factor.controller.js';
import { SessionsController } from './account/sessions.controller.js';
import { TotpController } from './account/totp.controller.js';
// oxlint-disable-next-line no-restricted-imports -- the console's own folder of this name, not the room
import { API_CONTROLLERS, API_PROVIDERS } from './api/api-parts.js';
import { ConsoleErrorPresenter } from './console-error.presenter.js';
import { ConsolePages } from './console-pages.js';
import { DonationFolders } from './donations/donation-folders.js';
import { ReceiptController } from './donations/receipt.controller.js';
import { FigureSearchController } from './figures/figure-search.controller.js';
import { FiguresController } from './figures/figures.controller.js';
import { ShownFigures } from './figures/shown-figures.js';
import { ComposePage } from './mailings/compose-page.js';
import { ComposeController } from './mailings/compose.controller.js';
import { CueReader } from './mailings/cue.reader.js';
import { MailingDesk } from './mailings/mailing-desk.js';
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
import { RetentionController } from './retention/retention.controller.js';
import { ScreensController } from './screens/screens.controller.js';
import { CheckProof } from './sign-in/check-proof.js';
import { ConfirmIdentityController } from './sign-in/confirm-identity.controller.js';
import { FactorController } from './sign-in/factor.controller.js';
import { ForeignPagesWatch } from './sign-in/foreign-pages.watch.js';
import { ForgottenPasswordController } from './sign-in/forgotten-password.controller.js';
import { FormTokens } from './sign-in/form-tokens.js';
import { KnownDevice } from './sign-in/known-device.js';
import { LanguageController } from './sign-in/language.controller.js';
import { NewAddressController } from './sign-in/new-address.controller.js';
import { NewPasswordController } from './sign-in/new-password.controller.js';
import { OpenSession } from './sign-in/open-session.js';
import { PasskeyCeremony } from './sign-in/passkey-ceremony.js';
import { PasskeySignInController } from './sign-in/passkey-sign-in.controller.js';
import { PendingSignIn } from './sign-in/pending-sign-in.js';
import { SessionCookie } from './sign-in/session-cookie.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignInThrottle } from './sign-in/sign-in-throttle.js';
import { SignOutController } from './sign-in/sign-out.controller.js';
import { SignedNotes } from './sign-in/signed-notes.js';
import { TokenBuckets } from './sign-in/token-buckets.js';
import { StaffController } from './staff/staff.controller.js';
import { StaffDesk } from './staff/staff-desk.js';
import { StaffMemberController } from './staff/staff-member.controller.js';
import { StaffPage } from './staff/staff-page.js';
import { ViewAsController } from './staff/view-as.controller.js';

@Module({
  imports: [
    ...[BrandingModule, CampaignsModule, OrganisationsModule, StaffAccountsModule, DonationsModule, DonorsModule, ReceiptsModule, ImportsModule, ReportsModule, MatchesModule],
    ...[FiguresModule, PrivacyModule, QueueOperationsModule, WatchingModule, StorageModule, WebhooksModule],
  ],
  controllers: [
    ...[ScreensController, ...API_CONTROLLERS],
    ...[SignInController, PasskeySignInController, FactorController, SignOutController, ConfirmIdentityController],
    ...[AccountController, TotpController, RecoveryCodesController, PasskeysController, OwnAddressController, OwnPasswordController, SessionsController, StaffController, StaffMemberController, ViewAsController],
    ...[ForgottenPasswordController, NewPasswordController, NewAddressController, LanguageController, SecondFactorController, RetentionController],
    ...[ReceiptController, OutboxController],
    ...[RefreshController, FigureSearchController, FiguresController, QueuesPageController, SetAsideController],
    ...[ComposeController, MailingController, MailingSendingController, MailingSteeringController, MailingTestController],
  ],
  providers: [
    ...API_PROVIDERS,
    { provide: APP_INTERCEPTOR, useClass: ForeignPagesWatch },
    ...[ConsolePages, ConsoleErrorPresenter, FormTokens, SessionCookie, SignIn, SignInThrottle, TokenBuckets],
    ...[SignedNotes, PendingSignIn, KnownDevice, OpenSession, CheckProof, AccountPage, PasskeyCeremony, SignInPage, StaffDesk, StaffPage],
    ...[DonationFolders, MailFolder, ShownFigures],
    ...[ComposePage, CueReader, MailingDesk, MailingPage],
  ],
  exports: [ConsoleErrorPresenter],
})
export class ConsoleModule {}
