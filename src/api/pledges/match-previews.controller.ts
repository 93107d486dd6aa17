import { Body, Controller, HttpCode, Param, Post, UseGuards, UsePipes } from '@nestjs/common';
import { JsonOnly } from '../../http/media-type.js';
import { PreviewMatch } from '../../matches/preview-match.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { OwnPledges } from './own-pledges.js';
import { toFoundation, toMatchDraft, toMatchPreviewView } from './pledge-views.js';
import { matchPreview, matchText, newMatch, type MatchPreviewView, type MatchText, type NewMatch } from './pledges.schema.js';

/** What a match would do before it is made or changed. */
@ApiTags('Matches and challenges')
@ApiBearerAuth()
@Controller('api/v1/matches')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class MatchPreviewsController {
  constructor(
    private readonly own: OwnPledges,
    private readonly preview: PreviewMatch,
  ) {}

  @Post('previews')
  @HttpCode(200)
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'previewNewMatch', summary: 'Which gifts a match would add to at once if it were made now. Counted anew each time, and nothing is made' })
  @Takes(newMatch)
  @Answers(200, matchPreview, 400, 401, 403, 413, 415, 422)
  async ofNew(@CallerKey() { organisationId }: ApiKey, @Body({ schema: newMatch }) body: NewMatch): Promise<MatchPreviewView> {
    return toMatchPreviewView(await this.preview.ofNew(organisationId, toFoundation(body), toMatchDraft(body)));
  }

  @Post(':id/previews')
  @HttpCode(200)
  @RequireScope('campaigns:write')
  @ApiOperation({ operationId: 'previewMatch', summary: 'Which gifts a match would add to if it were written anew like that, those that it adds to by now among them' })
  @Takes(matchText)
  @Answers(200, matchPreview, 400, 401, 403, 404, 409, 413, 415, 422)
  async ofChange(@Param('id') id: string, @CallerKey() key: ApiKey, @Body({ schema: matchText }) body: MatchText): Promise<MatchPreviewView> {
    return toMatchPreviewView(await this.preview.ofChange(await this.own.match(key, id), toMatchDraft(body)));
  }
}
