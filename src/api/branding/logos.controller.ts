import { Body, Controller, Put, UseGuards } from '@nestjs/common';
import type { ApiKey } from '../../organisations/api-keys.js';
import { BrandLogos } from '../../organisations/brand-logos.js';
import { Answers } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { NotAcceptable } from '../api.errors.js';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '../described.js';
import { BrandViews } from './brand-views.js';
import { brandingView, type BrandingView } from './branding.schema.js';

/** The logo of an organisation, which comes as a picture and not as JSON. */
@ApiTags('Branding')
@ApiBearerAuth()
@Controller('api/v1/branding/logo')
@UseGuards(ApiKeyGuard)
export class LogosController {
  constructor(
    private readonly logos: BrandLogos,
    private readonly views: BrandViews,
  ) {}

  @Put()
  @RequireScope('branding:write')
  @ApiOperation({ operationId: 'setLogo', summary: 'Put a logo on the pages: PNG, JPEG or WebP of at most 512 KiB' })
  @ApiConsumes('image/png', 'image/jpeg', 'image/webp')
  @ApiBody({ description: 'The picture', schema: { type: 'string', format: 'binary' } })
  @Answers(200, brandingView, 400, 401, 403, 413, 415, 422, 503)
  async put(@CallerKey() { id, organisationId }: ApiKey, @Body() body: unknown): Promise<BrandingView> {
    if (!Buffer.isBuffer(body)) throw new NotAcceptable([{ field: 'logo', code: 'required', message: 'must be a picture' }]);
    await this.logos.put(organisationId, body, `api-key:${id}`);
    return this.views.of(organisationId);
  }
}
