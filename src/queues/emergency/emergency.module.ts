import { Global, Module } from '@nestjs/common';
import { EmergencyWatch } from './emergency-watch.js';

/** For every process that serves or works: what stands still at present. */
@Global()
@Module({ providers: [EmergencyWatch], exports: [EmergencyWatch] })
export class EmergencyModule {}
