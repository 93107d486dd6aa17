import type { ServerResponse } from 'node:http';
import type { Coding } from './content-coding.js';
import { isNamedBy } from './entity-tag.js';
import type { Rendering, Variant } from './rendering.js';
import { WholeAnswer } from './whole-answer.js';

/** `shared`: whoever stands between may keep it for others. `unshared`: nobody may keep it. */
export type Sharing = 'shared' | 'unshared';

/** What of a request decides how a page is sent. */
export interface PageWish {
  /** Codings the reader takes, the favourite first; at least one. */
  readonly codings: readonly Coding[];
  /** `If-None-Match`. */
  readonly held: string | undefined;
  readonly withBody: boolean;
  readonly sharing: Sharing;
}

/**
 * Browsers ask each time. Caches between may answer a crowd for a second, for a few more while they ask, and for an hour
 * when we do not answer: the page says when it is from. There is no `Age`: a second-old page would already be too old for
 * any cache to use.
 */
const CACHE_CONTROL: Readonly<Record<Sharing, string>> = {
  shared: 'public, max-age=0, s-maxage=1, stale-while-revalidate=10, stale-if-error=3600',
  unshared: 'private, no-store',
};

/** What is sent of one variant, made once and sent often. Header lines are names and values by turns. */
interface Ready {
  readonly whole: WholeAnswer;
  readonly lines: string[];
  readonly unchanged: WholeAnswer;
  readonly unchangedLines: string[];
}

/** Answers requests with renderings, past the framework: the bytes are ready and so are the lines before them. */
export class PageAnswers {
  readonly #ready: Readonly<Record<Sharing, WeakMap<Variant, Ready>>> = { shared: new WeakMap(), unshared: new WeakMap() };

  /**
   * `common`: headers of every answer, with `vary` in it where answers differ by more than the coding. `embeddable`: those
   * that are others where other sites may show the page in a frame.
   */
  constructor(
    private readonly common: Readonly<Record<string, string>>,
    private readonly embeddable: Readonly<Record<string, string>> = {},
  ) {}

  /**
   * Sends the first wished-for coding that is ready, or 304 where the reader holds one of them; a promise where none is
   * ready. `open` is called when there is something to send, and not before: until then an error may be told.
   */
  send(open: () => ServerResponse, rendering: Rendering, wish: PageWish): Promise<void> | undefined {
    const { codings, held, sharing } = wish;
    const same = held === undefined ? undefined : rendering.readyVariants(codings).find(({ tag }) => isNamedBy(held, tag));
    if (same !== undefined) return this.#sendUnchanged(open(), this.#readyOf(same, rendering, sharing));
    const variant = rendering.variant(codings);
    if (variant instanceof Promise) return variant.then((late) => this.#sendWhole(open(), late, rendering, wish));
    return this.#sendWhole(open(), variant, rendering, wish);
  }

  #sendUnchanged(response: ServerResponse, { unchanged, unchangedLines }: Ready): undefined {
    if (!unchanged.send(response)) write(response, 304, unchangedLines, null);
  }

  #sendWhole(response: ServerResponse, variant: Variant, rendering: Rendering, { sharing, withBody }: PageWish): undefined {
    const { whole, lines } = this.#readyOf(variant, rendering, sharing);
    if (!withBody || !whole.send(response)) write(response, 200, lines, withBody ? variant.body : null);
  }

  #readyOf(variant: Variant, rendering: Rendering, sharing: Sharing): Ready {
    const made = this.#ready[sharing].get(variant);
    if (made !== undefined) return made;
    const ready = this.#make(variant, rendering, sharing);
    this.#ready[sharing].set(variant, ready);
    return ready;
  }

  #make({ coding, body, tag }: Variant, { asOf, drawnAs, isEmbeddable }: Rendering, sharing: Sharing): Ready {
    const unchangedLines = Object.entries({
      ...this.common,
      ...(isEmbeddable ? this.embeddable : {}),
      'cache-control': CACHE_CONTROL[sharing],
      etag: tag,
      'freshet-as-of': asOf.toISOString(),
      ...(drawnAs === 'lagging' ? { 'cache-status': 'freshet; hit; detail=lagging' } : {}),
    }).flat();
    const encoding = coding === 'identity' ? [] : ['content-encoding', coding];
    const lines = [...unchangedLines, 'content-type', 'text/html; charset=utf-8', 'content-length', String(body.length), ...encoding];
    return { lines, whole: new WholeAnswer(lines, body), unchangedLines, unchanged: new WholeAnswer(unchangedLines, null) };
  }
}

function write(response: ServerResponse, status: 200 | 304, lines: string[], body: Buffer | null): undefined {
  response.writeHead(status, lines);
  if (body === null) response.end();
  else response.end(body);
}
