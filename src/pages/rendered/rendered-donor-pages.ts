import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { BuildOutcome } from '../../http/rendered/page-builds.js';
import { PageVersions } from '../../http/rendered/page-versions.js';
import { RenderedPages } from '../../http/rendered/rendered-pages.js';
import { Log, reasonOf } from '../../shared/log.js';
import { Metrics } from '../../telemetry/metrics.js';
import { DonorPageSource } from './donor-page-source.js';

/** Some five hundred to two thousand pages, as long as they are. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The renderings that everyone shares. */
@Injectable()
export class RenderedDonorPages extends RenderedPages implements OnApplicationShutdown {
  constructor(source: DonorPageSource, versions: PageVersions, metrics: Metrics, log: Log) {
    const pagesLog = log.in('pages');
    const onBuild = (page: string, outcome: BuildOutcome, error?: unknown) => {
      metrics.pageBuilds.inc({ outcome });
      if (outcome === 'lagging') pagesLog.warn({ page, reason: reasonOf(error) }, 'page not renewed, its last rendering stays');
    };
    super({ source, versions, mostBytes: MOST_BYTES, onBuild });
  }

  onApplicationShutdown(): void {
    this.close();
  }
}
