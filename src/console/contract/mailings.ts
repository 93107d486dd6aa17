export const MAILING_STATES = ['draft', 'scheduled', 'resolving', 'sending', 'paused', 'finished', 'cancelled'] as const;

export const MESSAGE_STATES = ['queued', 'sending', 'deferred', 'sent', 'failed', 'suppressed', 'uncertain'] as const;

export type MessageStateShown = (typeof MESSAGE_STATES)[number];

/** What a mailing that is scheduled waits for. */
export type CueShown =
  | { readonly kind: 'at'; readonly at: string }
  | { readonly kind: 'percent_of_goal'; readonly percent: number }
  | { readonly kind: 'hours_before'; readonly edge: 'start' | 'end'; readonly hours: number };

export interface MailingRowShown {
  readonly id: string;
  readonly subject: string;
  readonly organisation: string;
  /** The mailing list it goes to. */
  readonly list: string;
  /** The campaign or giving day it is about. */
  readonly about: string | null;
  readonly status: (typeof MAILING_STATES)[number];
  /** Null while it is not known who reads it. */
  readonly recipients: number | null;
  readonly sent: number;
  readonly failed: number;
  readonly cue: CueShown | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly createdAt: string;
}

/** What the screen of a mailing's messages says above them. */
export interface MessageCountsShown {
  readonly subject: string;
  readonly counts: Readonly<Record<MessageStateShown, number>>;
}

export interface MessageRowShown {
  /** 1, 2, 3 within its mailing. */
  readonly position: number;
  readonly donorId: string;
  readonly address: string;
  readonly state: MessageStateShown;
  readonly attempts: number;
  readonly reason: string | null;
  readonly endedAt: string | null;
  readonly bouncedAt: string | null;
  readonly complainedAt: string | null;
}
