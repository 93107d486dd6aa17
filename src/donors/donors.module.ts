import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Donor } from './donor.entity.js';
import { DonorReader } from './donor.reader.js';

@Module({ imports: [TypeOrmModule.forFeature([Donor])], providers: [DonorReader], exports: [DonorReader] })
export class DonorsModule {}
