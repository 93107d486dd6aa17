import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

interface Wishes {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Milliseconds that its clock is ahead. */
  readonly skewMs?: number;
  /** Milliseconds that each compute takes after its snapshot was taken. */
  readonly computeMs?: number;
}

interface Message {
  readonly number?: number;
  readonly told?: string;
  readonly answer?: unknown;
  readonly error?: string;
}

export interface ChildReading {
  readonly value: never;
  readonly asOf: string;
  readonly tier: string;
  readonly stale: boolean;
}

/** Figures in an operating system's process of their own, to be stopped, and to be wrong about the time. */
export class FigureChild {
  readonly #asked = new Map<number, { resolve: (message: Message) => void; reject: (error: Error) => void }>();
  readonly #told: string[] = [];
  #number = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (message: Message) => this.#hear(message));
  }

  static async start({ databaseUrl, redisUrl, skewMs = 0, computeMs = 0 }: Wishes): Promise<FigureChild> {
    const child = fork('test/cached-fields/child-process.mjs', [databaseUrl, redisUrl, String(skewMs), String(computeMs)], { execArgv: [], serialization: 'json' });
    const started = new FigureChild(child);
    await started.told('ready');
    return started;
  }

  /** How often it has said that it is computing. */
  get computing(): number {
    return this.#told.filter((word) => word === 'computing').length;
  }

  async told(word: string): Promise<void> {
    while (!this.#told.includes(word)) {
      if (this.child.exitCode !== null) throw new Error(`the child ended with ${this.child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async read(figure: 'campaigns' | 'highlights', field: string, id: string, options: object = {}): Promise<ChildReading> {
    return (await this.#ask({ verb: 'read', figure, field, id, options })).answer as ChildReading;
  }

  async counts(): Promise<Record<string, number>> {
    return (await this.#ask({ verb: 'counts' })).answer as Record<string, number>;
  }

  /** Whether it has left off asking Redis. */
  async isOpen(): Promise<boolean> {
    return (await this.#ask({ verb: 'isOpen' })).answer as boolean;
  }

  /** Bytes in use on its heap. */
  async heap(): Promise<number> {
    return (await this.#ask({ verb: 'rss' })).answer as number;
  }

  stop(): void {
    this.child.kill('SIGSTOP');
  }

  resume(): void {
    this.child.kill('SIGCONT');
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  #ask(message: object): Promise<Message> {
    this.#number += 1;
    const number = this.#number;
    this.child.send({ number, ...message });
    return new Promise((resolve, reject) => this.#asked.set(number, { resolve, reject }));
  }

  #hear(message: Message): void {
    if (message.told !== undefined) return void this.#told.push(message.told);
    const asked = this.#asked.get(message.number ?? 0);
    this.#asked.delete(message.number ?? 0);
    if (message.error === undefined) asked?.resolve(message);
    else asked?.reject(new Error(message.error));
  }
}
