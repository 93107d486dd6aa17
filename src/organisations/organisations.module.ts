import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeyReader } from './api-key.reader.js';
import { ApiKeys } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { Events } from './events.js';
import { KeyUses } from './key-uses.js';
import { MakeApiKey } from './make-api-key.js';
import { MakePlatformKey } from './make-platform-key.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationReader } from './organisation.reader.js';
import { RefusedAccess } from './refused-access.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.entity.js';
import { Things } from './things.js';

const keys = [ApiKeys, ApiKeyReader, KeyUses, MakeApiKey, MakePlatformKey, RevokeApiKey];

@Module({
  imports: [TypeOrmModule.forFeature([Organisation, Staff])],
  providers: [...keys, AuditLog, Events, Things, RefusedAccess, OrganisationReader, Sessions],
  exports: [...keys, AuditLog, Events, RefusedAccess, OrganisationReader, Sessions],
})
export class OrganisationsModule {}
