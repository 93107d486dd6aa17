import { Body, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { BrandLogos } from '../../../organisations/brand-logos.js';
import { GROUNDS } from '../../../organisations/brand.js';
import { MOST_LOGO_BYTES } from '../../../organisations/logo-image.js';
import type { Organisation } from '../../../organisations/organisation.entity.js';
import { SetBrandColours } from '../../../organisations/set-brand-colours.js';
import { AA_CONTRAST } from '../../../shared/colour.js';
import { NotAcceptable } from '../../console.errors.js';
import type { BrandShown } from '../../contract/settings.js';
import { actorOf } from '../../queues/actor-of.js';
import { CurrentSession, type ConsoleSession } from '../../sign-in/current-session.js';
import { ConsoleApi, DoneBy } from '../access.js';
import { asked, slugText } from '../asked.js';
import { Desk } from '../desk.js';

const ofWhom = z.strictObject({ organisation: slugText.optional() });
const colour = z.string().max(20).nullable();
const coloursWish = z.strictObject({ organisation: slugText.optional(), onLight: colour, onDark: colour });

/** How the pages of an organisation look. */
@ConsoleApi('branding')
export class BrandingController {
  constructor(
    private readonly desk: Desk,
    private readonly colours: SetBrandColours,
    private readonly logos: BrandLogos,
  ) {}

  @Get()
  async show(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<BrandShown> {
    return show(await this.desk.organisation(session, asked(ofWhom, query).organisation));
  }

  @Put('colours')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async paint(@Body() body: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { organisation, ...wish } = asked(coloursWish, body);
    const { id } = await this.desk.organisation(session, organisation);
    await this.colours.run(id, wish, actorOf(session));
  }

  @Put('logo')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async putLogo(@Body() body: unknown, @Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    if (!Buffer.isBuffer(body)) throw new NotAcceptable([{ field: 'logo', code: 'required', message: 'must be a picture' }]);
    await this.logos.put(id, body, actorOf(session));
  }

  @Delete('logo')
  @HttpCode(204)
  @DoneBy('client_admin', 'client_editor', 'customer_success')
  async removeLogo(@Query() query: unknown, @CurrentSession() session: ConsoleSession): Promise<void> {
    const { id } = await this.desk.organisation(session, asked(ofWhom, query).organisation);
    await this.logos.remove(id, actorOf(session));
  }
}

function show({ name, slug, brandColour, brandColourOnDark, logo }: Organisation): BrandShown {
  return {
    ...{ name, onLight: brandColour, onDark: brandColourOnDark, grounds: GROUNDS, leastContrast: AA_CONTRAST, mostLogoBytes: MOST_LOGO_BYTES },
    logo: logo === null ? null : { path: `/brand/logos/${slug}/${logo.name}`, width: logo.width, height: logo.height },
  };
}
