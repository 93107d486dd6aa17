import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Donor } from './donor.entity.js';
import { DonorReader } from './donor.reader.js';
import { StaffDonorReader } from './staff-donor.reader.js';

@Module({ imports: [TypeOrmModule.forFeature([Donor])], providers: [DonorReader, StaffDonorReader], exports: [DonorReader, StaffDonorReader] })
export class DonorsModule {}
