/** Something a screen shows that changes by itself. */
export interface LivePart {
  /** The name of its event. */
  readonly name: string;
  /** The same for every stream that is told the same, so that it is read once for all of them. */
  readonly key: string;
  readonly everyMs: number;
  read(): Promise<unknown>;
}

/** What a page is told about, for as long as it is open. */
export type LiveTopic = readonly LivePart[];
