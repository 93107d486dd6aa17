import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { LivePart, LiveTopic } from './live-part.js';
import { SOON_MS, type SharedReads } from './shared-reads.js';

const BEAT_MS = 15_000;

/** What may wait unread by a slow browser before it is let go, in bytes; it comes back and is told all anew. */
const MOST_UNREAD = 512 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Proxies would otherwise collect what is meant for now.
  'x-accel-buffering': 'no',
  // A process that stops would wait for the connection long after its stream has ended.
  connection: 'close',
};

/**
 * One page's event stream. Every event carries the whole of its part, and the stream's id says which state of each part
 * has been sent: whoever comes back with the last id is told only what has changed meanwhile.
 */
export class LiveStream {
  readonly #sent: Map<string, string>;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isOpen = true;

  constructor(
    private readonly response: ServerResponse,
    lastEventId: string,
    private readonly reads: SharedReads,
  ) {
    this.#sent = readEventId(lastEventId);
    response.on('close', () => this.#close());
  }

  /** `isWelcome`: asked at every beat whether the reader may still be told. */
  open(topic: LiveTopic, isWelcome: () => Promise<boolean>): void {
    this.response.writeHead(200, HEADERS);
    this.response.write('retry: 2000\n\n');
    for (const part of topic) void this.#follow(part);
    this.#after(BEAT_MS, () => this.#beat(isWelcome));
    this.#write('event: beat\ndata: {}\n\n');
  }

  end(because: 'signed-out' | 'closing'): void {
    if (!this.#isOpen) return;
    this.response.end(`event: ${because}\ndata: {}\n\n`);
    this.#close();
  }

  async #beat(isWelcome: () => Promise<boolean>): Promise<void> {
    // Who cannot be asked about now is asked about at the next beat.
    if (!(await isWelcome().catch(() => true))) return this.end('signed-out');
    this.#write('event: beat\ndata: {}\n\n');
    this.#after(BEAT_MS, () => this.#beat(isWelcome));
  }

  async #follow(part: LivePart): Promise<void> {
    const value = await this.#tell(part);
    const isPartial = value !== undefined && part.isPartial?.(value) === true;
    this.#after(isPartial ? Math.min(SOON_MS, part.everyMs) : part.everyMs, () => this.#follow(part));
  }

  /** What cannot be read now is told when it can be: the page says how old what it shows is. */
  async #tell(part: LivePart): Promise<unknown> {
    const value = await this.reads.part(part).catch(() => undefined);
    if (value !== undefined && this.#isOpen) this.#tellState(part.name, value);
    return value;
  }

  #tellState(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    const state = createHash('sha256').update(text).digest('hex').slice(0, 12);
    if (this.#sent.get(name) === state) return;
    this.#sent.set(name, state);
    this.#write(`id: ${[...this.#sent].map(([part, seen]) => `${part}=${seen}`).join(';')}\nevent: ${name}\ndata: ${text}\n\n`);
  }

  #write(text: string): void {
    if (!this.#isOpen) return;
    if (this.response.writableLength > MOST_UNREAD) this.response.destroy();
    else this.response.write(text);
  }

  #after(ms: number, act: () => Promise<void>): void {
    if (!this.#isOpen) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void act().catch(() => undefined);
    }, ms).unref();
    this.#timers.add(timer);
  }

  #close(): void {
    this.#isOpen = false;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

function readEventId(text: string): Map<string, string> {
  const known = text.slice(0, 1_000).split(';').map((pair) => pair.split('='));
  return new Map(known.flatMap(([part = '', state = '']) => (/^[a-z]{1,20}$/i.test(part) && /^[0-9a-f]{12}$/.test(state) ? [[part, state] as const] : [])));
}
