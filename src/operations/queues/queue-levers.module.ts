import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../organisations/organisations.module.js';
import { PauseQueue } from './pause-queue.js';
import { ResumeQueue } from './resume-queue.js';
import { SetEmergencyLevel } from './set-emergency-level.js';

const LEVERS = [SetEmergencyLevel, PauseQueue, ResumeQueue];

/** What decides that work stands still. Needs the database alone: workers see to the rest. */
@Module({ imports: [OrganisationsModule], providers: LEVERS, exports: [...LEVERS, OrganisationsModule] })
export class QueueLevers {}
