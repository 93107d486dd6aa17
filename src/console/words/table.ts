/** The same texts in another language; one that is missing does not compile. */
export type Translated<Table> = Readonly<Record<keyof Table, string>>;
