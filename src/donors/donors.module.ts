import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Donor } from './donor.entity.js';
import { DonorReader } from './donor.reader.js';
import { StaffDonorReader } from './staff-donor.reader.js';
import { TagReader } from './tag.reader.js';

const readers = [DonorReader, StaffDonorReader, TagReader];

@Module({ imports: [TypeOrmModule.forFeature([Donor])], providers: readers, exports: readers })
export class DonorsModule {}
