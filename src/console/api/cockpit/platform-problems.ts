import { Injectable } from '@nestjs/common';
import { FigureCore } from '../../../cached-fields/figure-core.js';
import { AuditStanding } from '../../../organisations/audit-standing.js';
import { EmergencyWatch } from '../../../queues/emergency/emergency-watch.js';
import { QueueReader } from '../../../queues/figures/queue-reader.js';
import { QUEUE_KINDS, QUEUE_NAMES } from '../../../queues/queue-kinds.js';
import type { ProblemShown } from '../../contract/cockpit.js';

const NO_MORE = { about: null, link: null, number: null, reason: null, since: null } as const;
const QUEUES = '/console/engine/queues';

/** What is wrong with the platform, as far as people of a day must know. */
@Injectable()
export class PlatformProblems {
  constructor(
    private readonly emergency: EmergencyWatch,
    private readonly queues: QueueReader,
    private readonly figures: FigureCore,
    private readonly audit: AuditStanding,
  ) {}

  /** What stands still concerns everyone whose work it is. */
  listStanding(): ProblemShown[] {
    const { level, pausedKinds, changedAt } = this.emergency.state;
    const since = changedAt?.toISOString() ?? null;
    return [
      ...(level > 0 ? [{ ...NO_MORE, kind: 'emergency_level', gravity: 'grave', number: level, since } as const] : []),
      ...pausedKinds.map((about) => ({ ...NO_MORE, kind: 'kind_paused', gravity: 'warning', about, since }) as const),
    ];
  }

  /** For people who can do something about it. */
  async listOwn(): Promise<ProblemShown[]> {
    const [fleet, { faults }] = await Promise.all([this.queues.readAll(), this.audit.read(null)]);
    const audit = faults > 0 ? [{ ...NO_MORE, kind: 'audit_broken', gravity: 'grave', number: faults, link: '/console/engine/audit' } as const] : [];
    const breaker = this.figures.breaker.isOpen ? [{ ...NO_MORE, kind: 'breaker_open', gravity: 'grave', link: '/console/engine/caches' } as const] : [];
    return [
      ...breaker,
      ...audit,
      ...QUEUE_NAMES.flatMap((kind): ProblemShown[] => {
        const of = fleet[kind];
        const about = { ...NO_MORE, about: kind, link: QUEUES };
        if (of === null) return [{ ...about, kind: 'queue_unreadable', gravity: 'grave' }];
        return [
          ...(of.oldestReadySeconds > QUEUE_KINDS[kind].promiseSeconds ? [{ ...about, kind: 'queue_late', gravity: 'grave', number: Math.round(of.oldestReadySeconds) } as const] : []),
          ...(of.failed > 0 ? [{ ...about, kind: 'jobs_set_aside', gravity: 'warning', number: of.failed } as const] : []),
        ];
      }),
    ];
  }
}
