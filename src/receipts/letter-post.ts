import type { Letter } from './letter.js';

/**
 * What became of handing a letter over. `taken`: the server answers for it now. `refused`: it never will. `not_now`: it
 * surely has not taken it. `unknown`: the connection was lost when it may have.
 */
export type HandOver =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused' | 'not_now' | 'unknown'; readonly reason: string };

/** Carries letters. Implemented in mailings. */
export abstract class LetterPost {
  abstract hand(letter: Letter): Promise<HandOver>;
}
