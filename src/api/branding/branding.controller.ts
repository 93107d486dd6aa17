import { Body, Controller, Delete, Get, HttpCode, Post, Put, UseGuards, UsePipes } from '@nestjs/common';
import { JsonOnly } from '../../http/media-type.js';
import type { ApiKey } from '../../organisations/api-keys.js';
import { BrandLogos } from '../../organisations/brand-logos.js';
import { MapDomain } from '../../organisations/map-domain.js';
import { ProveDomain } from '../../organisations/prove-domain.js';
import { SetBrandColours } from '../../organisations/set-brand-colours.js';
import { Answers, Takes } from '../answers.decorator.js';
import { ApiKeyGuard, CallerKey, RequireScope } from '../api-key.guard.js';
import { ApiBearerAuth, ApiOperation, ApiTags } from '../described.js';
import { schemaPipe } from '../schema-faults.js';
import { BrandViews } from './brand-views.js';
import { brandingView, colours, newDomain, type BrandingView, type Colours, type NewDomain } from './branding.schema.js';

/** How the pages of an organisation look, and under which host. */
@ApiTags('Branding')
@ApiBearerAuth()
@Controller('api/v1/branding')
@UseGuards(ApiKeyGuard, JsonOnly)
@UsePipes(schemaPipe)
export class BrandingController {
  constructor(
    private readonly views: BrandViews,
    private readonly paint: SetBrandColours,
    private readonly logos: BrandLogos,
    private readonly map: MapDomain,
    private readonly prove: ProveDomain,
  ) {}

  @Get()
  @RequireScope('branding:read')
  @ApiOperation({ operationId: 'getBranding', summary: 'Colours, logo and domain' })
  @Answers(200, brandingView, 401, 403)
  show(@CallerKey() { organisationId }: ApiKey): Promise<BrandingView> {
    return this.views.of(organisationId);
  }

  @Put('colours')
  @RequireScope('branding:write')
  @ApiOperation({ operationId: 'setColours', summary: 'Paint the pages; what could not be read is refused with its contrast' })
  @Takes(colours)
  @Answers(200, brandingView, 400, 401, 403, 413, 415, 422)
  async setColours(@CallerKey() { id, organisationId }: ApiKey, @Body({ schema: colours }) body: Colours): Promise<BrandingView> {
    await this.paint.run(organisationId, body, `api-key:${id}`);
    return this.views.of(organisationId);
  }

  @Delete('logo')
  @RequireScope('branding:write')
  @ApiOperation({ operationId: 'removeLogo', summary: 'Show pages without a logo' })
  @Answers(200, brandingView, 401, 403)
  async removeLogo(@CallerKey() { id, organisationId }: ApiKey): Promise<BrandingView> {
    await this.logos.remove(organisationId, `api-key:${id}`);
    return this.views.of(organisationId);
  }

  @Put('domain')
  @RequireScope('branding:write')
  @ApiOperation({ operationId: 'mapDomain', summary: 'Name the host under which pages shall stand; nothing answers there before it is proved' })
  @Takes(newDomain)
  @Answers(200, brandingView, 400, 401, 403, 413, 415, 422)
  async mapDomain(@CallerKey() { id, organisationId }: ApiKey, @Body({ schema: newDomain }) { host }: NewDomain): Promise<BrandingView> {
    await this.map.run(organisationId, host, `api-key:${id}`);
    return this.views.of(organisationId);
  }

  @Post('domain/checks')
  @HttpCode(200)
  @RequireScope('branding:write')
  @ApiOperation({ operationId: 'checkDomain', summary: 'Look for the proof in the DNS now' })
  @Answers(200, brandingView, 401, 403)
  async checkDomain(@CallerKey() { id, organisationId }: ApiKey): Promise<BrandingView> {
    await this.prove.run(organisationId, `api-key:${id}`);
    return this.views.of(organisationId);
  }

  @Delete('domain')
  @RequireScope('branding:write')
  @ApiOperation({ operationId: 'removeDomain', summary: 'Answer there no longer' })
  @Answers(200, brandingView, 401, 403)
  async removeDomain(@CallerKey() { id, organisationId }: ApiKey): Promise<BrandingView> {
    await this.map.remove(organisationId, `api-key:${id}`);
    return this.views.of(organisationId);
  }
}
