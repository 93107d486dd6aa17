import { PassThrough, type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { deflated, inBlocks } from './deflate-blocks.js';
import { ZipRecords, type ZippedFile } from './zip-records.js';

const AHEAD_BYTES = 64 * 1024;

/** A zip file that is read while it is written, one part after the other, none faster than it is read. */
export class ZipOutput {
  readonly #output = new PassThrough({ highWaterMark: AHEAD_BYTES });
  readonly #files: ZippedFile[] = [];
  #length = 0;

  constructor(private readonly records = new ZipRecords()) {
    // Whoever reads it learns of an error by reading; before that, nobody may be listening.
    this.#output.on('error', () => undefined);
  }

  get output(): Readable {
    return this.#output;
  }

  /** Resolves when all of `content` has been taken. @throws what it throws, or that the output was closed */
  async add(path: string, content: AsyncIterable<string>): Promise<void> {
    const file: ZippedFile = { path, offset: this.#length, crc: 0, size: 0, packedSize: 0 };
    this.#files.push(file);
    await this.#write(this.records.before(file));
    const start = this.#length;
    for await (const packed of deflated(measured(file, inBlocks(content)))) await this.#write(packed);
    file.packedSize = this.#length - start;
    await this.#write(this.records.behind(file));
  }

  async end(): Promise<void> {
    await this.#write(this.records.end(this.#files, this.#length));
    this.#output.end();
  }

  async #write(bytes: Buffer): Promise<void> {
    if (this.#output.destroyed) throw unread();
    this.#length += bytes.length;
    if (!this.#output.write(bytes)) await taken(this.#output);
  }
}

async function* measured(file: ZippedFile, blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  for await (const block of blocks) {
    file.crc = crc32(block, file.crc);
    file.size += block.length;
    yield block;
  }
}

function taken(output: PassThrough): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      output.off('drain', settle).off('close', settle);
      if (output.destroyed) reject(unread());
      else resolve();
    };
    output.once('drain', settle).once('close', settle);
  });
}

const unread = () => new Error('nobody reads the file any more');
