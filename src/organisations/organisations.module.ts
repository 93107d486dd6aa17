import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeys } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { MakePlatformKey } from './make-platform-key.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationReader } from './organisation.reader.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Organisation, Staff])],
  providers: [ApiKeys, AuditLog, MakePlatformKey, OrganisationReader, Sessions],
  exports: [ApiKeys, AuditLog, MakePlatformKey, OrganisationReader, Sessions],
})
export class OrganisationsModule {}
