import { Module } from '@nestjs/common';
import { AddressLimits } from './address-limits.js';
import { Turns } from './turns.js';

/** How often somebody may ask. */
@Module({ providers: [Turns, AddressLimits], exports: [Turns, AddressLimits] })
export class LimitsModule {}
