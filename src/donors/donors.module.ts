import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Donor } from './donor.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Donor])] })
export class DonorsModule {}
