import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Excel's own; 1 would be twice as fast for a fifth more bytes. */
const LEVEL = 6;

/** The same rows make the same bytes: the date is the beginning of a zip's calendar. */
const OPTIONS = { compressionLevel: LEVEL, mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** A zip file that is read while it is written, one part after the other, none faster than it is read. */
export class ZipOutput {
  readonly #zip = new ZipFile();
  readonly output = this.#zip.outputStream as Readable;
  #part: Readable | undefined;

  constructor() {
    // Whoever reads it learns of an error by reading; before that, nobody may be listening.
    this.output.on('error', () => undefined);
    this.output.once('close', () => this.#part?.destroy());
  }

  /** Resolves when all of `content` has been taken. @throws what it throws, or that the output was closed */
  async add(path: string, content: AsyncIterable<string>): Promise<void> {
    const part = Readable.from(toBytes(content), { objectMode: false });
    this.#part = part;
    const taken = new Promise<void>((resolve, reject) => {
      part.once('end', resolve).once('error', reject).once('close', () => reject(new Error('nobody reads the file any more')));
    });
    this.#zip.addReadStreamLazy(path, OPTIONS, (give) => give(null, part));
    if (this.output.destroyed) part.destroy();
    await taken;
  }

  end(): void {
    this.#zip.end();
  }
}

async function* toBytes(content: AsyncIterable<string>): AsyncIterable<Buffer> {
  for await (const text of content) if (text !== '') yield Buffer.from(text);
}
