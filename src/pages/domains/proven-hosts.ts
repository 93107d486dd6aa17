import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Config } from '../../config/config.js';
import { DomainReader } from '../../organisations/domain.reader.js';
import type { OrganisationId } from '../../shared/ids.js';

const KEPT_MS = 2_000;
/** Loopback, addresses and names without a dot are nobody's own. */
const NOBODYS = /^(\[.*\]|[\d.]+|[^.]*)$/;

/**
 * Which organisation a request's host belongs to. The few hosts that are proved are kept together and read anew when
 * somebody comes by a host that is not ours: on our own, nothing is asked.
 */
@Injectable()
export class ProvenHosts {
  readonly #ours: string;
  /** A crowd comes by one name, which is read once. */
  #last: { readonly header: string; readonly host: string | null } = { header: '', host: null };
  #owners: ReadonlyMap<string, OrganisationId> | null = null;
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  constructor(
    private readonly domains: DomainReader,
    { web }: Config,
  ) {
    this.#ours = new URL(web.publicUrl).hostname;
  }

  /** The host of a request where it may be somebody's own; null where it is ours. */
  foreignHostOf({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
    const { host: header = '' } = headers;
    if (header !== this.#last.header) this.#last = { header, host: this.#foreignIn(header) };
    return this.#last.host;
  }

  #foreignIn(header: string): string | null {
    const host = header.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
    return host === this.#ours || NOBODYS.test(host) ? null : host;
  }

  /** Null where it is nobody's; undefined where that has to be {@link ask}ed. What is old is told and read anew: nobody waits for that. */
  known(host: string): OrganisationId | null | undefined {
    if (this.#owners === null) return undefined;
    if (performance.now() - this.#readAt > KEPT_MS) this.#renew().catch(() => undefined);
    return this.#owners.get(host) ?? null;
  }

  /** Where that cannot be found out it is nobody's: a probe by an odd name must not fail because the database is away. */
  async ask(host: string): Promise<OrganisationId | null> {
    if (this.#owners === null) await this.#renew().catch(() => undefined);
    return this.known(host) ?? null;
  }

  #renew(): Promise<void> {
    return (this.#reading ??= this.#read().finally(() => (this.#reading = undefined)));
  }

  async #read(): Promise<void> {
    const proven = await this.domains.listProven();
    this.#owners = new Map(proven.map(({ host, organisationId }) => [host, organisationId]));
    this.#readAt = performance.now();
  }
}
