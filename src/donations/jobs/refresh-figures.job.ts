import { Injectable } from '@nestjs/common';
import { CachedFieldsExplorer } from '../../cached-fields/cached-fields.explorer.js';
import { refreshAdditive, type Refreshed } from '../../cached-fields/refresh-additive.js';
import type { JobHandler, JobPayload } from '../../queues/job-definition.js';
import { Log } from '../../shared/log.js';
import { RefreshFigures } from './refresh-figures.definition.js';

@Injectable()
export class RefreshFiguresHandler implements JobHandler<JobPayload<typeof RefreshFigures>> {
  readonly job = RefreshFigures;
  readonly #log: Log;

  constructor(
    private readonly figures: CachedFieldsExplorer,
    log: Log,
  ) {
    this.#log = log.in('figures');
  }

  async handle({ ids }: JobPayload<typeof RefreshFigures>): Promise<Refreshed> {
    const tables = [...this.figures.tables.values()];
    const result = await refreshAdditive(tables.flatMap(({ additive }) => additive ?? []), ids);
    if (result.failed.length > 0) this.#log.error({ ids: result.failed }, 'figures that cannot be computed are set aside');
    for (const { computed } of tables) for (const figure of computed.values()) await figure.refreshDue(ids);
    return result;
  }
}
