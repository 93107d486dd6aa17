import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { BrandLogos } from '../../organisations/brand-logos.js';
import type { LogoType } from '../../organisations/brand.js';
import { OrganisationReader } from '../../organisations/organisation.reader.js';
import { parseSlug } from '../../shared/slug.js';

export interface KeptLogo {
  readonly type: LogoType;
  readonly bytes: Buffer;
}

const MOST_BYTES = 16 * 1024 * 1024;
/** What an answer that there is no such logo takes up. */
const NOTHING_BYTES = 1_024;
const KEPT_MS = 60_000;
/** One that is not there may be a moment later: somebody has taken an earlier logo again. */
const MISSED_MS = 1_000;

/** Logos in memory: on a giving day everyone who comes asks for the same few. */
@Injectable()
export class KeptLogos {
  readonly #logos = new LRUCache<string, { readonly found: KeptLogo | null }>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ found }) => NOTHING_BYTES + (found?.bytes.length ?? 0),
    ttl: KEPT_MS,
    fetchMethod: async (address, _, { options }) => {
      const found = await this.#read(address);
      if (found === null) options.ttl = MISSED_MS;
      return { found };
    },
  });

  constructor(
    private readonly organisations: OrganisationReader,
    private readonly logos: BrandLogos,
  ) {}

  /** The logo of that organisation and name; null for one that it no longer has. */
  async find(slug: string, name: string): Promise<KeptLogo | null> {
    if (parseSlug(slug) === null || !/^[0-9a-f]{32}\.(png|jpg|webp)$/.test(name)) return null;
    return (await this.#logos.fetch(`${slug}/${name}`))?.found ?? null;
  }

  async #read(address: string): Promise<KeptLogo | null> {
    const [slug = '', name] = address.split('/');
    const organisation = await this.organisations.find(slug);
    if (organisation === null || organisation.logo === null || organisation.logo.name !== name) return null;
    return { type: organisation.logo.type, bytes: await this.logos.bytesOf(organisation, organisation.logo) };
  }
}
