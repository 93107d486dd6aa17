/** Freshet's own blue, for pages of no organisation. */
export const OWN_HUE = 230;

/** The class that sets a hue, in steps of ten degrees: the page's security policy allows no inline style. */
export function hueClass(hue: number): string {
  const step = Math.round((Number.isFinite(hue) ? hue : 0) / 10) * 10;
  return `hue-${((step % 360) + 360) % 360}`;
}
