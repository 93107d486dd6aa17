import type { Organisation } from '../../organisations/organisation.entity.js';
import { parseColour } from '../../shared/colour.js';

/** Where an organisation's logo is had; null where it has none. */
export function logoPathOf({ slug, logo }: Organisation): string | null {
  return logo === null ? null : `/brand/logos/${slug}/${logo.name}`;
}

/**
 * Where its colours are had, as a style sheet: the security policy of pages allows none within them. The name says
 * everything that is in it, so that copies stay good for ever.
 */
export function coloursPathOf({ brandColour, brandColourOnDark }: Organisation): string | null {
  if (brandColour === null && brandColourOnDark === null) return null;
  return `/brand/colours/${[brandColour, brandColourOnDark].map((colour) => colour?.slice(1) ?? 'hue').join('-')}.css`;
}

/** The style sheet of that name; null where it is none. */
export function coloursIn(file: string): string | null {
  const [, onLight = '', onDark = ''] = /^([0-9a-f]{6}|hue)-([0-9a-f]{6}|hue)\.css$/.exec(file) ?? [];
  const rules = [rule('light', onLight), rule('dark', onDark)].filter((text) => text !== '');
  return rules.length === 0 ? null : rules.join('\n');
}

/** Of the page's own body: what is drawn in a campaign's hue within it stays so. */
function rule(scheme: 'light' | 'dark', digits: string): string {
  const colour = digits.length === 6 ? parseColour(digits) : null;
  return colour === null ? '' : `@media (prefers-color-scheme: ${scheme}) { body[class*="hue-"] { --brand: ${colour}; } }`;
}
