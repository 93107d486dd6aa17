import { Controller, Param, Post, UseGuards } from '@nestjs/common';
import { CloseMatch } from '../../matches/close-match.js';
import { ReopenMatch } from '../../matches/reopen-match.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Clock } from '../../shared/clock.js';
import { Answers } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { OwnPledges } from './own-pledges.js';
import { toMatchView } from './pledge-views.js';
import { matchView, type MatchView } from './pledges.schema.js';

/** Ends matches before their time, and takes that back. */
@ApiTags('Matches and challenges')
@ApiBearerAuth()
@Controller('api/v1/matches/:id')
@UseGuards(ApiKeyGuard)
export class MatchStepsController {
  constructor(
    private readonly own: OwnPledges,
    private readonly closeMatch: CloseMatch,
    private readonly reopenMatch: ReopenMatch,
    private readonly clock: Clock,
  ) {}

  @Post('close')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'closeMatch', summary: 'End a match now: what was added to gifts stands' })
  @Answers(200, matchView, 401, 403, 404)
  async close(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MatchView> {
    await this.closeMatch.run(await this.own.match(key, id), `api-key:${key.id}`);
    return this.#view(key, id);
  }

  @Post('reopen')
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'reopenMatch', summary: 'As if it had never been closed: gifts since then are matched, too' })
  @Answers(200, matchView, 401, 403, 404)
  async reopen(@Param('id') id: string, @CallerKey() key: ApiKey): Promise<MatchView> {
    await this.reopenMatch.run(await this.own.match(key, id), `api-key:${key.id}`);
    return this.#view(key, id);
  }

  async #view(key: ApiKey, id: string): Promise<MatchView> {
    return toMatchView(await this.own.match(key, id), this.clock.now());
  }
}
