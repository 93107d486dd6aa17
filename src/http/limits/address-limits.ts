import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { Config } from '../../config/config.js';
import { DomainError } from '../../shared/domain-error.js';
import { networkOf } from '../../shared/network-of.js';
import { tellAllowance } from './rate-limit-headers.js';
import { Turns, type Allowance } from './turns.js';

/**
 * What one network may ask without a key. Pages that are drawn once for everybody are in neither: they cost nothing, and a campus
 * behind one address on its giving day looks just like a flood. `read`: what is looked up for whoever asks; `sign-in`: ways into the
 * console, which only some hundred people of a network need.
 */
export type OpenKind = 'read' | 'sign-in';

const READ = /^\/(donations\/|u\/|api\/v1\/campaigns\/[^/]+(\/donations)?\/?$|api\/openapi\.json$)/;
const SIGN_IN = /^\/console\/(sign-in|forgotten-password|new-password|new-address)(\/|$)/;

/** Of what may be read, so much is for ways in. */
const SIGN_IN_SHARE = 100;

class AskedTooOften extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'rate_limited';

  constructor(seconds: number) {
    super(`Your network has asked too often; please try again in ${seconds} seconds.`);
  }
}

/** How often one network may ask for what is open. A network is an IPv4 address, or the first 64 bits of an IPv6 one. */
@Injectable()
export class AddressLimits {
  readonly #limits: Readonly<Record<OpenKind, number>>;

  constructor(
    private readonly turns: Turns,
    config: Config,
  ) {
    const { openRatePerMinute: read } = config;
    this.#limits = { read, 'sign-in': read === 0 ? 0 : Math.max(10, Math.round(read / SIGN_IN_SHARE)) };
  }

  /** Null where it is not limited, or nobody can tell. */
  async take(kind: OpenKind, ip: string): Promise<Allowance | null> {
    if (isNear(ip)) return null;
    return this.turns.take(`${kind} ${isIP(ip) === 0 ? 'unknown' : networkOf(ip)}`, this.#limits[kind]);
  }

  /** Stands behind what answers from shared renderings. `request.ip` is whom the proxies that are trusted have named. */
  guard(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      const kind = kindOf(request.method, request.url);
      if (kind === null) return;
      const allowance = await this.take(kind, request.ip);
      if (allowance === null) return;
      tellAllowance(reply, 'address', allowance);
      if (!allowance.isAllowed) throw new AskedTooOften(Math.max(1, allowance.retryInSeconds));
    });
  }
}

/** Null for what is not limited by who asks. */
export function kindOf(method: string, url: string): OpenKind | null {
  const path = url.split('?', 1)[0] ?? '';
  if (SIGN_IN.test(path)) return 'sign-in';
  return (method === 'GET' || method === 'HEAD') && READ.test(path) ? 'read' : null;
}

const NEAR = new BlockList();
NEAR.addSubnet('127.0.0.0', 8);
NEAR.addSubnet('10.0.0.0', 8);
NEAR.addSubnet('172.16.0.0', 12);
NEAR.addSubnet('192.168.0.0', 16);
NEAR.addSubnet('169.254.0.0', 16);
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

/** A proxy of ours that has not said for whom it asks: counted as one, all donors would be shut out together. */
function isNear(ip: string): boolean {
  if (isIP(ip) === 0) return false;
  return NEAR.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}
