import { Module } from '@nestjs/common';
import { DonationsModule } from '../../donations/donations.module.js';
import { AuditFigures } from './audit-figures.js';
import { AuditFiguresHandler } from './audit-figures.job.js';
import { AuditTotals } from './audit-totals.js';
import { AuditValues } from './audit-values.js';
import { DriftMetric } from './drift-metric.js';
import { FigureAudits } from './figure-audits.js';
import { RebuildFigures } from './rebuild-figures.js';
import { RedisSuspects } from './redis-suspects.js';

const verbs = [AuditFigures, FigureAudits, RebuildFigures];

/** What is done about all figures at once: the nightly audit and the rebuild. */
@Module({ imports: [DonationsModule], providers: [...verbs, AuditTotals, AuditValues, RedisSuspects, AuditFiguresHandler, DriftMetric], exports: [...verbs, AuditFiguresHandler] })
export class FiguresModule {}
