/** A file within a zip archive, as its records tell of it. */
export interface ZippedFile {
  readonly path: string;
  /** Where it begins in the archive. */
  readonly offset: number;
  /** Of what was packed. */
  crc: number;
  size: number;
  packedSize: number;
}

/** What 32 bits do not hold is said in records of 64 instead, and these stand in its place. */
const FULL = 0xffffffff;
const FULL_COUNT = 0xffff;

const DEFLATE = 8;
/** UTF-8 paths; sizes stand behind the bytes. */
const FLAGS = 0x0808;
const [VERSION, VERSION_64] = [20, 45];
/** The beginning of a zip's calendar, so that the same rows make the same bytes: 1 January 1980, midnight. */
const [TIME, DATE] = [0, 0x0021];

/** What stands before, behind and at the end of the files of an archive (APPNOTE.TXT 6.3.10). */
export class ZipRecords {
  /** `largest`: what is larger takes 64 bits. */
  constructor(private readonly largest = FULL - 1) {}

  before({ path }: ZippedFile): Buffer {
    const name = Buffer.from(path);
    const fixed = Buffer.alloc(30);
    fixed.writeUInt32LE(0x04034b50, 0);
    this.#writeCommon(fixed, 4, VERSION);
    fixed.writeUInt16LE(name.length, 26);
    return Buffer.concat([fixed, name]);
  }

  behind(file: ZippedFile): Buffer {
    const isLarge = this.#isLarge(file);
    const record = Buffer.alloc(isLarge ? 24 : 16);
    record.writeUInt32LE(0x08074b50, 0);
    record.writeUInt32LE(file.crc, 4);
    if (isLarge) {
      record.writeBigUInt64LE(BigInt(file.packedSize), 8);
      record.writeBigUInt64LE(BigInt(file.size), 16);
    } else {
      record.writeUInt32LE(file.packedSize, 8);
      record.writeUInt32LE(file.size, 12);
    }
    return record;
  }

  /** The archive's directory, which stands at `offset`, and its end. */
  end(files: readonly ZippedFile[], offset: number): Buffer {
    const listed = Buffer.concat(files.map((file) => this.#listed(file)));
    const isLarge = Math.max(offset, listed.length) > this.largest || files.length >= FULL_COUNT;
    const large = isLarge ? this.#largeEnd(files.length, listed.length, offset) : Buffer.alloc(0);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(isLarge ? FULL_COUNT : files.length, 8);
    end.writeUInt16LE(isLarge ? FULL_COUNT : files.length, 10);
    end.writeUInt32LE(isLarge ? FULL : listed.length, 12);
    end.writeUInt32LE(isLarge ? FULL : offset, 16);
    return Buffer.concat([listed, large, end]);
  }

  #listed(file: ZippedFile): Buffer {
    const name = Buffer.from(file.path);
    const isLarge = this.#isLarge(file);
    const extra = isLarge ? largeExtra(file) : Buffer.alloc(0);
    const fixed = Buffer.alloc(46);
    fixed.writeUInt32LE(0x02014b50, 0);
    fixed.writeUInt16LE(VERSION_64, 4);
    this.#writeCommon(fixed, 6, isLarge ? VERSION_64 : VERSION);
    fixed.writeUInt32LE(file.crc, 16);
    fixed.writeUInt32LE(isLarge ? FULL : file.packedSize, 20);
    fixed.writeUInt32LE(isLarge ? FULL : file.size, 24);
    fixed.writeUInt16LE(name.length, 28);
    fixed.writeUInt16LE(extra.length, 30);
    fixed.writeUInt32LE(isLarge ? FULL : file.offset, 42);
    return Buffer.concat([fixed, name, extra]);
  }

  #largeEnd(files: number, length: number, offset: number): Buffer {
    const record = Buffer.alloc(76);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(VERSION_64, 12);
    record.writeUInt16LE(VERSION_64, 14);
    record.writeBigUInt64LE(BigInt(files), 24);
    record.writeBigUInt64LE(BigInt(files), 32);
    record.writeBigUInt64LE(BigInt(length), 40);
    record.writeBigUInt64LE(BigInt(offset), 48);
    record.writeUInt32LE(0x07064b50, 56);
    record.writeBigUInt64LE(BigInt(offset + length), 64);
    record.writeUInt32LE(1, 72);
    return record;
  }

  #writeCommon(record: Buffer, at: number, version: number): void {
    record.writeUInt16LE(version, at);
    record.writeUInt16LE(FLAGS, at + 2);
    record.writeUInt16LE(DEFLATE, at + 4);
    record.writeUInt16LE(TIME, at + 6);
    record.writeUInt16LE(DATE, at + 8);
  }

  #isLarge({ offset, size, packedSize }: ZippedFile): boolean {
    return Math.max(offset, size, packedSize) > this.largest;
  }
}

function largeExtra({ size, packedSize, offset }: ZippedFile): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(24, 2);
  for (const [at, value] of [size, packedSize, offset].entries()) extra.writeBigUInt64LE(BigInt(value), 4 + at * 8);
  return extra;
}
