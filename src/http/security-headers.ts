import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';

type HeaderSettings = Pick<Config, 'assetsUrl' | 'web'>;

/** Where pages may load scripts, styles and pictures from, besides our own origin; `more` are further directives. */
export function contentSecurityPolicy(assetsUrl: string, ...more: string[]): string {
  const assets = assetsUrl.startsWith('http') ? ` ${new URL(assetsUrl).origin}` : '';
  return [
    `default-src 'none'`,
    `script-src 'self'${assets}`,
    `style-src 'self'${assets}`,
    `img-src 'self' data:${assets}`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    ...more,
  ].join('; ');
}

/** What differs for a page that other sites may show in a frame. */
export function embeddableHeaders(assetsUrl: string): Readonly<Record<string, string>> {
  const policy = contentSecurityPolicy(assetsUrl).replace(`frame-ancestors 'none'`, 'frame-ancestors *');
  return { 'content-security-policy': policy, 'cross-origin-resource-policy': 'cross-origin' };
}

/**
 * For a year. Of this host alone: answers are the same under the hosts of organisations, whose other names are not ours to
 * decide about.
 */
const ONLY_HTTPS = 'max-age=31536000';

/** What browsers are told with every answer. Where the site is https, they come by nothing else from then on. */
export function securityHeaders({ assetsUrl, web }: HeaderSettings): Readonly<Record<string, string>> {
  return {
    ...(web.publicUrl.startsWith('https:') ? { 'strict-transport-security': ONLY_HTTPS } : {}),
    'content-security-policy': contentSecurityPolicy(assetsUrl),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(self)',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/** Headers every answer carries unless its route has set its own. */
export function addSecurityHeaders(fastify: FastifyInstance, settings: HeaderSettings): void {
  const headers = securityHeaders(settings);
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) void reply.header(name, value);
    done(null, payload);
  });
}
