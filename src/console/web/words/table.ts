import type { en } from './en.js';

/** The same texts in another language; one that is missing does not compile. */
export type Translated<Table> = Readonly<Record<keyof Table, string>>;

/** Every text of the screens; a table that lacks one does not compile. */
export type WordKey = keyof typeof en;
export type WordTable = Readonly<Record<WordKey, string>>;
