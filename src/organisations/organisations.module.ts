import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountChanges } from './account-changes.js';
import { ActorNames } from './actor-names.js';
import { AgreementNotices } from './agreement-notices.js';
import { ApiKeyReader } from './api-key.reader.js';
import { ApiKeys } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { AuditReader } from './audit.reader.js';
import { AuditStanding } from './audit-standing.js';
import { Events } from './events.js';
import { SealAuditLogHandler } from './jobs/seal-audit-log.job.js';
import { VerifyAuditLogHandler } from './jobs/verify-audit-log.job.js';
import { KeyUses } from './key-uses.js';
import { MakeApiKey } from './make-api-key.js';
import { MakePlatformKey } from './make-platform-key.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationReader } from './organisation.reader.js';
import { Passkeys } from './passkeys.js';
import { RecoveryCodes } from './recovery-codes.js';
import { RefusedAccess } from './refused-access.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { SealAuditLog } from './seal-audit-log.js';
import { SealedSecrets } from './sealed-secrets.js';
import { SessionList } from './session-list.js';
import { Sessions } from './sessions.js';
import { SignInFactorReader } from './sign-in-factors.js';
import { Staff } from './staff.entity.js';
import { StaffProofs } from './staff-proofs.js';
import { Things } from './things.js';
import { Totp } from './totp.js';
import { VerifyAuditLog } from './verify-audit-log.js';

const keys = [ApiKeys, ApiKeyReader, KeyUses, MakeApiKey, MakePlatformKey, RevokeApiKey];
const factors = [AccountChanges, AgreementNotices, SessionList, Totp, Passkeys, RecoveryCodes, SealedSecrets, SignInFactorReader, StaffProofs];
const audit = [AuditLog, AuditReader, AuditStanding, SealAuditLog, VerifyAuditLog, SealAuditLogHandler, VerifyAuditLogHandler];

@Module({
  imports: [TypeOrmModule.forFeature([Organisation, Staff])],
  providers: [...keys, ...factors, ActorNames, ...audit, Events, Things, RefusedAccess, OrganisationReader, Sessions],
  exports: [...keys, ...factors, ActorNames, ...audit, Events, RefusedAccess, OrganisationReader, Sessions],
})
export class OrganisationsModule {}
