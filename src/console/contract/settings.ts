import type { MoneyShown } from './common.js';

interface NamedShown {
  readonly slug: string;
  readonly name: string;
}

/** What a segment may be made of. */
export interface SegmentChoicesShown {
  /** The most borne first. */
  readonly tags: readonly { readonly name: string; readonly donors: number }[];
  readonly campaigns: readonly NamedShown[];
  readonly givingDays: readonly NamedShown[];
  readonly lists: readonly NamedShown[];
}

/** How an organisation's pages look. */
export interface BrandShown {
  readonly name: string;
  /** `#rrggbb`; null where tones of a hue are shown instead. */
  readonly onLight: string | null;
  readonly onDark: string | null;
  readonly logo: { readonly path: string; readonly width: number; readonly height: number } | null;
  /** What the colours are written on, and the contrast they need there. */
  readonly grounds: { readonly onLight: string; readonly onDark: string };
  readonly leastContrast: number;
  readonly mostLogoBytes: number;
}

/** A host of its own under which an organisation's pages stand. */
export interface DomainShown {
  readonly host: string;
  /** What has to stand in its DNS. */
  readonly record: { readonly name: string; readonly text: string };
  readonly checkedAt: string | null;
  readonly fault: 'missing' | 'other' | 'unreachable' | 'taken' | null;
  readonly provenAt: string | null;
}

/** A key as its list shows it. What opens something, its token, nobody can read again. */
export interface ApiKeyShown {
  readonly id: string;
  readonly name: string;
  /** How its token begins; null where that was not kept. */
  readonly tokenStart: string | null;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the minute; null where it never was. */
  readonly lastUsedAt: string | null;
  readonly isOpen: boolean;
}

export interface MadeKeyShown {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
}

export interface EndpointText {
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
}

export interface EndpointShown extends EndpointText {
  readonly id: string;
  readonly isEnabled: boolean;
  readonly disabledBecause: 'staff' | 'gone' | 'failing' | null;
  /** Attempts in a row that came to nothing. */
  readonly failures: number;
  readonly failingSince: string | null;
  /** Until then, what is sent is signed with the secret before this one, too. */
  readonly previousSecretUntil: string | null;
  readonly createdAt: string;
}

export interface EndpointSecretShown {
  readonly id: string;
  /** Shown this once. */
  readonly secret: string;
}

export const DELIVERY_STATUSES = ['waiting', 'delivered', 'failed'] as const;

export interface DeliveryShown {
  readonly id: string;
  /** The `webhook-id` that its receiver knows it by. */
  readonly eventId: string;
  readonly eventType: string;
  readonly status: (typeof DELIVERY_STATUSES)[number];
  readonly attempts: number;
  readonly createdAt: string;
  readonly nextAttemptAt: string | null;
  readonly lastAttemptAt: string | null;
  /** What the last attempt was answered with; null where there was no answer. */
  readonly response: { readonly status: number; readonly start: string } | null;
  /** Why there was no answer, in a word. */
  readonly failure: string | null;
}

/** A rule as mailings understand it. */
export interface SegmentRuleShown {
  readonly tags?: { readonly all?: readonly string[] | undefined; readonly any?: readonly string[] | undefined; readonly none?: readonly string[] | undefined } | undefined;
  readonly gave?: GivingRuleShown | undefined;
  readonly didNotGive?: GivingRuleShown | undefined;
  readonly subscribedTo?: string | undefined;
}

export interface GivingRuleShown {
  readonly campaign?: string | undefined;
  readonly givingDay?: string | undefined;
  readonly since?: string | undefined;
}

export interface SavedSegmentShown {
  readonly id: string;
  readonly name: string;
  readonly rule: SegmentRuleShown;
  readonly updatedAt: string;
}

/** From which amounts a second person has to agree to a refund. */
export interface RefundLimitsShown {
  readonly limits: readonly {
    readonly currency: string;
    /** Minor units; null where there is none any more and the former one still holds. */
    readonly amount: number | null;
    readonly held: { readonly amount: MoneyShown; readonly until: string } | null;
  }[];
  /** What there could be limits in. */
  readonly currencies: readonly string[];
  readonly loosenedAfterHours: number;
  readonly agreementDays: number;
}
