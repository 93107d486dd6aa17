/** Values of a statement under construction: never in its text. */
export class Bound {
  readonly values: unknown[] = [];

  /** The place of the value, `$1`, with its type. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
