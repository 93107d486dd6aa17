import type { FastifyInstance } from 'fastify';

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

/** What browsers are told with every answer. */
export function securityHeaders(assetsUrl: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(assetsUrl),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(self)',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/** Headers every answer carries unless its route has set its own. */
export function addSecurityHeaders(fastify: FastifyInstance, assetsUrl: string): void {
  const headers = securityHeaders(assetsUrl);
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) void reply.header(name, value);
    done(null, payload);
  });
}
