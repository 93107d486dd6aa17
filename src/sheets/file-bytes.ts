import { open, type FileHandle } from 'node:fs/promises';

/** A file held open: its bytes are there until {@link close}, even where its name is gone. */
export class FileBytes {
  #read = 0;

  constructor(
    readonly handle: FileHandle,
    /** In bytes. */
    readonly size: number,
    private readonly chunkBytes: number,
  ) {}

  static async open(path: string, chunkBytes: number): Promise<FileBytes> {
    const handle = await open(path, 'r');
    return new FileBytes(handle, (await handle.stat()).size, chunkBytes);
  }

  /** Up to `length` bytes from the beginning. */
  async head(length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(Math.min(length, this.size));
    const { bytesRead } = await this.handle.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  }

  /** From `start` to `end`, one chunk whenever it is asked for. */
  async *chunks(start = 0, end = this.size): AsyncGenerator<Buffer, void, undefined> {
    this.#read = start;
    while (this.#read < end) {
      const chunk = Buffer.allocUnsafeSlow(Math.min(this.chunkBytes, end - this.#read));
      const { bytesRead } = await this.handle.read(chunk, 0, chunk.length, this.#read);
      if (bytesRead === 0) return;
      this.#read += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  }

  /** How far the last {@link chunks} have come. */
  get position(): number {
    return this.#read;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
