import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { UploadTooLarge } from './imports.errors.js';

/** Passes bytes on, and counts and hashes them on the way; ends with {@link UploadTooLarge} once there are more than may be. */
export class MeasuredBytes extends Transform {
  readonly #hash = createHash('sha256');
  /** So far. */
  bytes = 0;

  constructor(private readonly largestBytes: number) {
    super({ highWaterMark: 256 * 1024 });
  }

  /** To be asked once, at the end. */
  sha256(): Buffer {
    return this.#hash.digest();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.largestBytes) return done(new UploadTooLarge(this.largestBytes));
    this.#hash.update(chunk);
    done(null, chunk);
  }
}
