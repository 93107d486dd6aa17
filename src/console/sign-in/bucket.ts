/** So many tries may be made at once, and one more each so often. */
export interface Bucket {
  readonly name: string;
  readonly capacity: number;
  /** One token comes back in so many milliseconds. */
  readonly everyMs: number;
}
