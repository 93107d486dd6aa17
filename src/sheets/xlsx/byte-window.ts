const LESS_THAN = 0x3c;

/**
 * What is being looked at of a stream: whole pieces are taken off its front, the unfinished one stays. After its last byte
 * stands a `<` that belongs to nothing, so that a search for the end of a text always ends.
 */
export class ByteWindow {
  bytes = Buffer.allocUnsafeSlow(256 * 1024);
  length = 0;

  append(chunk: Buffer): void {
    const length = this.length + chunk.length;
    if (length >= this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    chunk.copy(this.bytes, this.length);
    this.length = length;
    this.bytes[length] = LESS_THAN;
  }

  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.length + 1);
    this.length -= count;
  }

  /** Where `text` last stands, not before `from`; -1 where it does not. */
  lastIndexOf(text: string, from: number): number {
    const start = Math.max(0, from);
    const found = this.bytes.subarray(start, this.length).lastIndexOf(text);
    return found === -1 ? -1 : start + found;
  }

  indexOf(text: string, from: number): number {
    return this.bytes.subarray(0, this.length).indexOf(text, from);
  }
}
