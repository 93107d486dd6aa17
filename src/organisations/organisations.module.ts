import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeys } from './api-keys.js';
import { AuditLog } from './audit-log.js';
import { OperationsKeys } from './operations-keys.js';
import { Organisation } from './organisation.entity.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Organisation, Staff])],
  providers: [ApiKeys, AuditLog, OperationsKeys, Sessions],
  exports: [ApiKeys, AuditLog, OperationsKeys, Sessions],
})
export class OrganisationsModule {}
