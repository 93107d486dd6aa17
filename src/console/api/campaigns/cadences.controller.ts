import { Body, HttpCode, Param, Put } from '@nestjs/common';
import { SetRefreshCadence } from '../../../campaigns/set-refresh-cadence.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { actorOf } from '../../queues/actor-of.js';
import { ConsoleApi } from '../access.js';
import { asked } from '../asked.js';
import { CampaignDesk } from './campaign-desk.js';
import { cadenceWish } from './campaign-schemas.js';

/** How often a campaign's figures are refreshed is the platform's people's to decide. */
@ConsoleApi('campaigns/:slug/cadence', 'customer_success', 'engineer')
export class CadencesController {
  constructor(
    private readonly campaigns: CampaignDesk,
    private readonly cadence: SetRefreshCadence,
  ) {}

  @Put()
  @HttpCode(204)
  async decide(@Param('slug') slug: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { everySeconds } = asked(cadenceWish, body);
    await this.cadence.run(await this.campaigns.get(session, slug), everySeconds, actorOf(session));
  }
}
