import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, type ZlibOptions } from 'node:zlib';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileBytes } from '../file-bytes.js';
import { refusalOf } from '../inflated-bytes.js';
import type { SheetLimits } from '../sheet-limits.js';
import { SheetError } from '../sheet.js';
import { damaged, zipFailure } from './zip-failure.js';

const [STORED, DEFLATED] = [0, 8];

/** The parts of an archive, found by its directory alone. None is ever written anywhere. */
export class ZipParts {
  private constructor(
    private readonly file: FileBytes,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: SheetLimits,
  ) {}

  /** @throws SheetError where there is no directory, or a strange one */
  static async open(file: FileBytes, limits: SheetLimits): Promise<ZipParts> {
    try {
      const zip = await fromFdPromise(file.handle.fd, { autoClose: false });
      return new ZipParts(file, zip, await listed(zip, limits), limits);
    } catch (error) {
      throw zipFailure(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Bytes that the part takes in the archive; 0 where there is none. */
  compressedBytes(name: string): number {
    return this.entries.get(name.toLowerCase())?.compressedSize ?? 0;
  }

  /** The whole of a small part. */
  async whole(name: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.inflate(name, this.limits.partBytes, () => undefined)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /**
   * The part as it was before it was compressed, a chunk whenever one is asked for.
   * @param read is told how many more bytes of the archive were read
   * @throws SheetError past `most` bytes or the ratio of an honest file; at the end, where checksum or size differ
   */
  async *inflate(
    name: string,
    most: number,
    read: (bytes: number) => void,
  ): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.#entry(name, most);
    let [length, sum] = [0, 0];
    try {
      for await (const { chunk, compressed } of this.#chunks(entry, read)) {
        length += chunk.length;
        const refusal = refusalOf(length, compressed, Math.min(most, entry.uncompressedSize), this.limits);
        if (refusal !== null) throw length > entry.uncompressedSize ? damaged() : refusal;
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw zipFailure(error);
    }
    if (length !== entry.uncompressedSize || sum !== entry.crc32) throw damaged();
  }

  /** Refuses by what the directory says, before anything is inflated; what it conceals is found while that is done. */
  #entry(name: string, most: number): Entry {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) throw new SheetError('damaged', `The workbook lacks its part ${name}.`);
    if (entry.isEncrypted())
      throw new SheetError(
        'encrypted',
        'The file is protected with a password. Save it without one, and upload that.',
      );
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
      throw new SheetError(
        'unreadable',
        'The file is compressed in an unusual way. Open it in a spreadsheet and save it anew.',
      );
    const refusal = refusalOf(entry.uncompressedSize, entry.compressedSize, most, this.limits);
    if (refusal !== null) throw refusal;
    return entry;
  }

  async *#chunks(
    entry: Entry,
    read: (bytes: number) => void,
  ): AsyncGenerator<{ chunk: Buffer; compressed: number }, void, undefined> {
    const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const source = this.#compressed(fileDataStart, entry.compressedSize, read);
    if (entry.compressionMethod === STORED) {
      for await (const chunk of source) yield { chunk, compressed: entry.compressedSize };
      return;
    }
    const inflate = createInflateRaw(this.#options());
    pipeline(Readable.from(source), inflate, () => undefined);
    for await (const chunk of inflate as AsyncIterable<Buffer>)
      yield { chunk, compressed: inflate.bytesWritten };
  }

  async *#compressed(
    start: number,
    length: number,
    read: (bytes: number) => void,
  ): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of this.file.chunks(start, start + length)) {
      read(chunk.length);
      yield chunk;
    }
  }

  /** Inflates some chunks ahead, in a thread of its own, while the one before is read. */
  #options(): ZlibOptions {
    const chunkSize = Math.max(64, this.limits.chunkBytes);
    return { chunkSize, highWaterMark: 4 * chunkSize } as ZlibOptions;
  }
}

async function listed(zip: ZipFile, limits: SheetLimits): Promise<ReadonlyMap<string, Entry>> {
  const most = limits.zipEntries;
  if (zip.entryCount > most)
    throw new SheetError(
      'dangerous',
      `The archive holds more than ${most.toLocaleString('en')} files, as no workbook does.`,
    );
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (entries.has(name))
      throw new SheetError('dangerous', `The archive holds two files called ${entry.fileName}.`);
    entries.set(name, entry);
  }
  return entries;
}
