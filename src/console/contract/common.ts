/** What the console's screens and its API say to each other. Instants are ISO 8601 texts, amounts are minor units. */
export interface MoneyShown {
  readonly amount: number;
  readonly currency: string;
}

export type Role = 'client_admin' | 'client_editor' | 'customer_success' | 'engineer';

export interface PageShown<Row> {
  readonly rows: readonly Row[];
  /** Opaque; null on the last page. */
  readonly next: string | null;
}

/** A figure and what is known about its age. */
export interface FigureShown<Value> {
  readonly value: Value;
  readonly asOf: string;
  readonly tier: 'memory' | 'redis' | 'columns' | 'computed';
  readonly stale: boolean;
}

export interface OrganisationShown {
  readonly slug: string;
  readonly name: string;
  /** IANA zone in which its days begin. */
  readonly timeZone: string;
}

export interface SessionShown {
  readonly name: string;
  readonly role: Role;
  /** The only one that people of a client see; for people of the platform, all of them. */
  readonly organisations: readonly OrganisationShown[];
  readonly isOfPlatform: boolean;
  /** Who looks at the console as this person sees it; null where they are themselves. */
  readonly viewedBy: string | null;
  /** What everything that changes something must carry. */
  readonly formToken: string;
}

/** What a list looks like when nobody has said otherwise, and what it can be sorted by. */
export type Order = 'ascending' | 'descending';
