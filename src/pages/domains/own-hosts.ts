import { Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { IncomingMessage } from 'node:http';
import { PageOwners } from '../../campaigns/page-owners.js';
import { DonationReader } from '../../donations/donation.reader.js';
import { parseId, type OrganisationId } from '../../shared/ids.js';
import { parseSlug } from '../../shared/slug.js';
import { ProvenHosts } from './proven-hosts.js';

const KEPT_MS = 10_000;

/** What pages are drawn with, which is nobody's in particular. */
const OF_ALL = /^\/(assets|brand)\/|^\/(embed\.js|favicon\.ico)$/;
const THINGS = /^\/(c|g|donations|api\/v1\/campaigns)\/([^/]+)(\/|$)/;

/** Of a campaign by its API, only what its own page reads. */
const READ_BY_PAGE = /^\/api\/v1\/campaigns\/[^/]+\/?$/;

/**
 * Under a host of its own an organisation shows its own pages, and there is nothing else: neither another's pages nor the
 * console, where people could be led by a name that they trust.
 */
@Injectable()
export class OwnHosts {
  readonly #owners = new LRUCache<string, { readonly owner: OrganisationId | null }>({
    max: 10_000,
    ttl: KEPT_MS,
    // While the database is away, what was known last goes on.
    allowStale: true,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    fetchMethod: async (thing) => ({ owner: await this.#ownerOf(thing) }),
  });

  constructor(
    private readonly hosts: ProvenHosts,
    private readonly pages: PageOwners,
    private readonly donations: DonationReader,
  ) {}

  /** Whether this request may be answered with `page` as it is; false also where that is not known yet. */
  isKnownToShow(request: IncomingMessage, page: string): boolean {
    const host = this.hosts.foreignHostOf(request);
    if (host === null) return true;
    const organisationId = this.hosts.known(host);
    // A host that is nobody's is as ours: whoever runs the platform may have given it other names.
    if (organisationId === undefined || organisationId === null) return organisationId === null;
    const thing = thingIn(page);
    if (thing === null) return false;
    if (this.#owners.getRemainingTTL(thing) <= 0) this.#owners.fetch(thing).catch(() => undefined);
    return this.#owners.peek(thing)?.owner === organisationId;
  }

  /** Refuses what is not to be seen under the host that was asked, and leads from its root to the organisation's day. */
  guard(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      const host = this.hosts.foreignHostOf(request.raw);
      const organisationId = host === null ? null : await this.hosts.ask(host);
      if (organisationId === null) return;
      const path = request.url.split('?', 1)[0] ?? '/';
      if (path === '/') return this.#lead(organisationId, (to) => reply.header('cache-control', 'no-cache').redirect(to, 302));
      if (!(await this.#shows(organisationId, request.method, path))) throw new NotFoundException();
    });
  }

  async #lead(organisationId: OrganisationId, redirect: (to: string) => unknown): Promise<void> {
    const slug = await this.pages.findDayToShow(organisationId);
    if (slug === null) throw new NotFoundException();
    await redirect(`/g/${slug}`);
  }

  async #shows(organisationId: OrganisationId, method: string, path: string): Promise<boolean> {
    if (OF_ALL.test(path)) return true;
    if (path.startsWith('/api/') && (method !== 'GET' || !READ_BY_PAGE.test(path))) return false;
    const thing = thingIn(path);
    return thing !== null && (await this.#owners.fetch(thing))?.owner === organisationId;
  }

  async #ownerOf(thing: string): Promise<OrganisationId | null> {
    const [kind, name = ''] = thing.split(' ');
    if (kind === 'donation') {
      const id = parseId<'Donation'>(name);
      return id === null ? null : ((await this.donations.findByLink(id))?.organisationId ?? null);
    }
    const slug = parseSlug(name);
    return slug === null ? null : this.pages.find(kind === 'day' ? 'givingDay' : 'campaign', slug);
  }
}

const KINDS: Readonly<Record<string, string>> = { c: 'campaign', 'api/v1/campaigns': 'campaign', g: 'day', donations: 'donation' };

/** What an address is about; null where it is about nothing of an organisation's. A name that is spelt oddly is no name here. */
function thingIn(path: string): string | null {
  const [, folder = '', name] = THINGS.exec(path) ?? [];
  return name === undefined ? null : `${KINDS[folder]} ${name}`;
}
