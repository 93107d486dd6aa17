/** Something a screen shows that changes by itself. */
export interface LivePart {
  /** The name of its event. */
  readonly name: string;
  /** The same for every stream that is told the same, so that it is read once for all of them. */
  readonly key: string;
  readonly everyMs: number;
  readonly read: () => Promise<unknown>;
  /** Whether the rest of what was read follows, and is told soon. */
  readonly isPartial?: ((value: unknown) => boolean) | undefined;
}

/** What a page is told about, for as long as it is open. */
export type LiveTopic = readonly LivePart[];
