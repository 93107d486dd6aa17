import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { isLight, LIGHT_COOKIE, lightCookie } from '../../contract/light.js';

/** Remembers the chosen light where pages that the server draws see it, too. */
export const rememberedLight: MantineColorSchemeManager = {
  get: (otherwise) => chosen() ?? otherwise,
  set: (scheme: MantineColorScheme) => {
    if (scheme !== 'auto') document.cookie = lightCookie(scheme, location.protocol === 'https:');
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => {
    document.cookie = `${LIGHT_COOKIE}=; path=/console; max-age=0`;
  },
};

function chosen(): MantineColorScheme | null {
  const light = new RegExp(`(?:^|; )${LIGHT_COOKIE}=(\\w+)`).exec(document.cookie)?.[1];
  return isLight(light) ? light : null;
}
