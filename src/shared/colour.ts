/** A colour of sRGB, as `#rrggbb` in small letters. */
export type Colour = string & { readonly __colour: true };

/** What WCAG 2.2 AA asks of text of any size (1.4.3). */
export const AA_CONTRAST = 4.5;

/** `#rgb` and `#rrggbb`, with or without the sign; null for anything else. */
export function parseColour(text: string): Colour | null {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  const long = digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits;
  return `#${long.toLowerCase()}` as Colour;
}

/** From 1, which cannot be told apart, to 21, by WCAG 2.2. */
export function contrastOf(one: Colour, other: Colour): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** As people are told it: never rounded up to what it does not reach. */
export function shownContrast(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

/** In degrees of OKLCH, 0 to 359; that of a grey says nothing. */
export function hueOf(colour: Colour): number {
  const [r, g, b] = linear(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const greenToRed = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const blueToYellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const degrees = Math.round((Math.atan2(blueToYellow, greenToRed) * 180) / Math.PI);
  return (degrees + 360) % 360;
}

function luminanceOf(colour: Colour): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(colour: Colour): [number, number, number] {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}
