import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { coloursPathOf, logoPathOf } from './brand/brand-path.js';
import type { OrganisationBrand, PageFrame } from './page-frame.js';
import { pageLanguageOf } from './page-language.js';

/** What a page says of itself. */
type PageFacts = Pick<PageFrame, 'locale' | 'title' | 'description' | 'path'> & { readonly organisation?: Organisation };

/** Frames around pages: the site's own facts beside the page's. */
@Injectable()
export class PageFrames {
  constructor(private readonly config: Config) {}

  of({ organisation, ...facts }: PageFacts): PageFrame {
    return {
      ...facts,
      language: pageLanguageOf(facts.locale),
      siteUrl: this.config.web.publicUrl,
      assetsUrl: this.config.assetsUrl,
      ...(organisation === undefined ? {} : { organisation: toBrand(organisation) }),
    };
  }
}

export function toBrand(organisation: Organisation): OrganisationBrand {
  const { name, slug, brandHue, logo } = organisation;
  const [path, colours] = [logoPathOf(organisation), coloursPathOf(organisation)];
  return { name, slug, hue: brandHue, ...(logo === null || path === null ? {} : { logo: { path, width: logo.width, height: logo.height } }), ...(colours === null ? {} : { colours }) };
}
