import { Injectable } from '@nestjs/common';
import { CampaignsKind } from './campaigns.js';
import { DesignationsKind } from './designations.js';
import type { ImportKind } from './import-kind.js';

/** What clients raise money for. */
@Injectable()
export class CampaignKinds {
  readonly all: readonly ImportKind[];

  constructor(campaigns: CampaignsKind, designations: DesignationsKind) {
    this.all = [campaigns, designations];
  }
}
