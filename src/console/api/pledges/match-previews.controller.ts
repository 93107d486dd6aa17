import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { PreviewMatch } from '../../../matches/preview-match.js';
import type { MatchPreviewShown } from '../../contract/matches.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked } from '../asked.js';
import { Desk } from '../desk.js';
import { PledgeDesk } from './pledge-desk.js';
import { matchDraft, matchWish, PLEDGERS } from './pledge-schemas.js';
import { showMatchPreview } from './shown-pledges.js';

/** What a match would do, for whoever is about to make or change it. */
@ConsoleApi('matches')
export class MatchPreviewsController {
  constructor(
    private readonly desk: Desk,
    private readonly pledges: PledgeDesk,
    private readonly preview: PreviewMatch,
  ) {}

  @Post('previews')
  @HttpCode(200)
  @DoneBy(...PLEDGERS)
  async ofNew(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<MatchPreviewShown> {
    const { organisation, givingDay, campaign, designation, currency, ...draft } = asked(matchWish, body);
    const { id } = await this.desk.organisation(session, organisation);
    return showMatchPreview(await this.preview.ofNew(id, { givingDay, campaign, designation, currency }, draft));
  }

  @Post(':id/previews')
  @HttpCode(200)
  @DoneBy(...PLEDGERS)
  async ofChange(@Param('id') id: string, @Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<MatchPreviewShown> {
    const draft = asked(matchDraft, body);
    return showMatchPreview(await this.preview.ofChange(await this.pledges.match(session, id), draft));
  }
}
