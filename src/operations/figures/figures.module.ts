import { Module } from '@nestjs/common';
import { DonationsModule } from '../../donations/donations.module.js';
import { AuditFigures } from './audit-figures.js';
import { RebuildFigures } from './rebuild-figures.js';

/** What the `figures` commands do. */
@Module({ imports: [DonationsModule], providers: [AuditFigures, RebuildFigures], exports: [AuditFigures, RebuildFigures] })
export class FiguresModule {}
