import type { LogoType } from './brand.js';

/** A picture, written anew from the parts of it that are drawn. */
export interface LogoImage {
  readonly type: LogoType;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

export const MOST_LOGO_BYTES = 512 * 1024;
export const MOST_LOGO_PIXELS = 2_048;

/** What is wrong with a picture, as the end of a sentence about it. */
export class NotALogo extends Error {
  constructor(
    readonly code: 'too_large' | 'svg' | 'unknown_type' | 'broken' | 'animated' | 'size',
    message: string,
  ) {
    super(message);
  }
}

export const broken = () => new NotALogo('broken', 'is damaged');
