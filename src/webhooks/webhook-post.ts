import { Injectable } from '@nestjs/common';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Config } from '../config/config.js';
import { isAllowedAddress } from './allowed-address.js';
import type { Attempt } from './attempt.js';
import { hostOf } from './check-endpoint.js';
import { HostAddresses } from './host-addresses.js';

/** So much of an answer is read; whatever comes after it is hung up on. */
const READ_BYTES = 1_000;

class AddressRefused extends Error {
  readonly code = 'address_refused';
}

/**
 * Sends one request to an address that somebody else chose. The address is looked up once, checked, and connected to:
 * a name that leads elsewhere a moment later leads nowhere. Redirects are answers like any other.
 */
@Injectable()
export class WebhookPost {
  constructor(
    private readonly hosts: HostAddresses,
    private readonly config: Config,
  ) {}

  /** Never throws: whatever happens is the attempt's outcome, and it has happened after the configured time-out. */
  async send(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Attempt> {
    const signal = AbortSignal.timeout(this.config.webhooks.timeoutMs);
    try {
      return await this.#exchange(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal }, body);
    } catch (error) {
      return { kind: 'unreached', reason: signal.aborted ? 'timeout' : reasonOf(error) };
    }
  }

  #exchange(url: string, options: RequestOptions, body: string): Promise<Attempt> {
    const host = hostOf(url);
    // Addresses written out are never looked up, so they are checked here.
    if (isIP(host) !== 0 && !isAllowedAddress(host, this.config.webhooks.mayBeLoopback)) throw new AddressRefused();
    const begin = url.startsWith('https:') ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const sent = begin(url, { ...options, agent: false, lookup: this.#lookup }, (answer) => {
        readStart(answer).then((start) => {
          resolve({ kind: 'answered', status: answer.statusCode ?? 0, retryAfterSeconds: retryAfterOf(answer), start });
          sent.destroy();
        }, reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  readonly #lookup: LookupFunction = (host, options, done) => {
    this.hosts.find(host).then(
      (addresses) => {
        const [first] = addresses;
        // One that is not public among several would be a way in by trying often enough.
        const isSafe = addresses.every(({ address }) => isAllowedAddress(address, this.config.webhooks.mayBeLoopback));
        if (first === undefined || !isSafe) done(new AddressRefused(), '', 0);
        else if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}

async function readStart(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, READ_BYTES - length));
    length += chunk.length;
    if (length >= READ_BYTES) break;
  }
  // What PostgreSQL cannot keep would make the attempt impossible to book.
  return Buffer.concat(chunks).toString('utf8').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').toWellFormed();
}

/** Seconds; null where it says none, or a date. */
function retryAfterOf({ headers }: IncomingMessage): number | null {
  const text = headers['retry-after'];
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** A short word: what is shown to people says nothing of our own network. */
function reasonOf(error: unknown): string {
  const { code = 'failed' } = error as { code?: string };
  const words: Readonly<Record<string, string>> = { ECONNREFUSED: 'refused', ECONNRESET: 'closed', ENOTFOUND: 'unknown_host', EAI_AGAIN: 'unknown_host', HPE_HEADER_OVERFLOW: 'headers_too_large' };
  return words[code] ?? (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code) ? 'certificate' : code.toLowerCase().slice(0, 60));
}
