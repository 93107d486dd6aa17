import { type Colour } from '../shared/colour.js';

/** The colours of an organisation's pages; null where tones of its hue are. */
export interface BrandColours {
  readonly onLight: Colour | null;
  readonly onDark: Colour | null;
}

/** The darkest ground that the colour stands on in the light, and the lightest in the dark: what is legible there is so everywhere. */
export const GROUNDS = { onLight: '#eeeeee' as Colour, onDark: '#303030' as Colour } as const;

export type LogoType = 'image/png' | 'image/jpeg' | 'image/webp';

/** A logo as its organisation keeps it. */
export interface BrandLogo {
  /** Of its file: another one for other bytes. */
  readonly name: string;
  readonly type: LogoType;
  readonly width: number;
  readonly height: number;
}
