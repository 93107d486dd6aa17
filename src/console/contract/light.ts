/** The light that somebody reads in, where they have chosen one on this browser. Pages and screens follow the same cookie. */
export const LIGHT_COOKIE = 'freshet_light';

export type Light = 'light' | 'dark';

export function isLight(text: string | undefined): text is Light {
  return text === 'light' || text === 'dark';
}

/** The cookie by which a browser remembers it for a year. */
export function lightCookie(light: Light, isSecure: boolean): string {
  return `${LIGHT_COOKIE}=${light}; path=/console; max-age=31536000; samesite=lax${isSecure ? '; secure' : ''}`;
}
