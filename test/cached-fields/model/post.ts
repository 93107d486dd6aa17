import type { Redis } from 'ioredis';

/** What the scripts say on the bus, to the schedule that it is about, in the order in which it was said. */
export class Post {
  readonly #listeners = new Map<string, (message: string) => void>();
  readonly #settled = new Map<string, () => void>();
  #settles = 0;

  constructor(
    private readonly mouth: Redis,
    private readonly channel: string,
  ) {}

  async listen(ears: Redis): Promise<void> {
    ears.on('message', (_: string, message: string) => this.#hear(message));
    await ears.subscribe(this.channel);
  }

  deliver(id: string, listener: (message: string) => void): void {
    this.#listeners.set(id, listener);
  }

  forget(id: string): void {
    this.#listeners.delete(id);
  }

  /** Resolves once everything that has been said so far is here. */
  async settle(): Promise<void> {
    this.#settles += 1;
    const name = `settle|${this.#settles}`;
    const here = new Promise<void>((resolve) => this.#settled.set(name, resolve));
    await this.mouth.publish(this.channel, name);
    await here;
  }

  #hear(message: string): void {
    this.#settled.get(message)?.();
    if (this.#settled.delete(message)) return;
    this.#listeners.get(message.split('|')[1] ?? '')?.(message);
  }
}
