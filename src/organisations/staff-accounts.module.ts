import { Module } from '@nestjs/common';
import { AddressTickets } from './address-tickets.js';
import { ChangeAddress } from './change-address.js';
import { ChangeStaff } from './change-staff.js';
import { ChoosePassword } from './choose-password.js';
import { DemandSecondFactor } from './demand-second-factor.js';
import { InviteStaff } from './invite-staff.js';
import { OrganisationsModule } from './organisations.module.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { StaffReader } from './staff.reader.js';
import { StaffTickets } from './staff-tickets.js';
import { ViewAsStaff } from './view-as-staff.js';

const verbs = [InviteStaff, ChangeStaff, DemandSecondFactor, RequestPasswordReset, ChoosePassword, ChangeAddress, ViewAsStaff];

/** Who works here, how they come and go, and how they choose their passwords; for the console. */
@Module({
  imports: [OrganisationsModule],
  providers: [...verbs, StaffTickets, AddressTickets, StaffReader],
  exports: [...verbs, StaffReader],
})
export class StaffAccountsModule {}
