import type { FastifyRequest } from 'fastify';
import { isLight, LIGHT_COOKIE, type Light } from '../contract/light.js';

/** The light that somebody has chosen on this browser. */
export function lightOf({ cookies }: Pick<FastifyRequest, 'cookies'>): Light | null {
  const chosen = cookies?.[LIGHT_COOKIE];
  return isLight(chosen) ? chosen : null;
}
