import type { Redis } from 'ioredis';

const SHORTEST_LIFE_NAME = 12;
const ASK_AGAIN_MS = 200;

/** For servers that do not say who they are: they are trusted to lose everything or nothing. */
const NAMELESS = 'nameless';

/**
 * Which run of its Redis server a connection reaches. A server that came back with an old dump, or a replica that took
 * over, holds hashes that lack deltas which were acknowledged: what was begun in another life is not believed.
 */
export class ServerLife {
  #name: string | null = null;
  #asking: NodeJS.Timeout | undefined;

  constructor(private readonly redis: Redis) {
    redis.on('close', () => (this.#name = null));
    redis.on('ready', () => this.#ask());
    if (redis.status === 'ready') this.#ask();
  }

  /** Null while it is not known: then nothing that Redis says of figures can be judged. */
  get name(): string | null {
    return this.#name;
  }

  isOfNow(epoch: string): boolean {
    return this.#name !== null && epoch.startsWith(`${this.#name}:`);
  }

  close(): void {
    clearTimeout(this.#asking);
  }

  /** Sent before anything else on a new connection, so answered before anything that is judged by it. */
  #ask(): void {
    this.redis.info('server').then(
      (text) => (this.#name = /run_id:(\w+)/.exec(text)?.[1]?.slice(0, SHORTEST_LIFE_NAME) ?? NAMELESS),
      (error: Error) => this.#understand(error),
    );
  }

  #understand(error: Error): void {
    if (error.name === 'ReplyError') this.#name = NAMELESS;
    else if (this.redis.status === 'ready') this.#asking = setTimeout(() => this.#ask(), ASK_AGAIN_MS).unref();
  }
}
