import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Coding } from './content-coding.js';
import { entityTagOf, hashOf } from './entity-tag.js';
import type { PageContent } from './page-source.js';

/** A page in one coding, with the tag of exactly these bytes. */
export interface Variant {
  readonly coding: Coding;
  readonly body: Buffer;
  readonly tag: string;
}

const compressors = {
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
} as const;

/** One drawing of a page, in bytes. Its compressed copies follow a moment after the plain one. */
export class Rendering {
  readonly #ready = new Map<Coding, Variant>();
  readonly #coming: Readonly<Record<Coding, Promise<Variant>>>;
  /** The instant the page says it is from. */
  readonly asOf: Date;
  readonly isEmbeddable: boolean;
  /** Bytes this takes at most: neither copy is larger than the plain one, and what it was drawn from is of its order. */
  readonly bytes: number;

  constructor(
    { asOf, isEmbeddable, draw }: Pick<PageContent, 'asOf' | 'isEmbeddable' | 'draw'>,
    readonly drawnAs: 'current' | 'lagging',
  ) {
    this.asOf = asOf;
    this.isEmbeddable = isEmbeddable;
    const body = Buffer.from(draw(drawnAs));
    const hash = hashOf(body);
    this.bytes = body.length * 4;
    const plain = this.#keep('identity', body, hash);
    this.#coming = {
      identity: Promise.resolve(plain),
      gzip: this.#compress('gzip', body, hash),
      br: this.#compress('br', body, hash),
    };
    // Told to those who wait for it; without any, a copy that failed is only one that is never ready.
    for (const coming of Object.values(this.#coming)) coming.catch(() => undefined);
  }

  /** The first of `codings` that is ready; a promise where none is yet. There must be one. */
  variant(codings: readonly Coding[]): Variant | Promise<Variant> {
    for (const coding of codings) {
      const variant = this.#ready.get(coding);
      if (variant !== undefined) return variant;
    }
    return this.#coming[codings[0] ?? 'identity'];
  }

  /** Those of `codings` that are ready. */
  readyVariants(codings: readonly Coding[]): Variant[] {
    return codings.flatMap((coding) => this.#ready.get(coding) ?? []);
  }

  /** Settles when all copies are ready that ever will be. */
  async whenCompressed(): Promise<void> {
    await Promise.allSettled(Object.values(this.#coming));
  }

  async #compress(coding: 'gzip' | 'br', body: Buffer, hash: string): Promise<Variant> {
    return this.#keep(coding, await compressors[coding](body), hash);
  }

  #keep(coding: Coding, body: Buffer, hash: string): Variant {
    const variant = { coding, body, tag: entityTagOf(hash, coding) };
    this.#ready.set(coding, variant);
    return variant;
  }
}
