import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Mode = 'through' | 'frozen' | 'cut';

/** Stands between a process and a server on loopback, and makes the server slow, silent or gone for that process alone. */
export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #mode: Mode = 'through';
  #delayMs = 0;
  #thawed: (() => void)[] = [];

  private constructor(private readonly target: URL) {
    this.#server = createServer((socket) => this.#join(socket));
  }

  static async to(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(new URL(url));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** The target's URL, by way of the proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** Every piece of every answer takes so much longer. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Connections stay, and nothing comes through. */
  freeze(): void {
    this.#mode = 'frozen';
  }

  /** Connections are torn and new ones end at once. */
  cut(): void {
    this.#mode = 'cut';
    for (const socket of this.#sockets) socket.destroy();
  }

  heal(): void {
    this.#mode = 'through';
    this.#delayMs = 0;
    for (const go of this.#thawed.splice(0)) go();
  }

  async close(): Promise<void> {
    this.cut();
    this.heal();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(near: Socket): void {
    if (this.#mode === 'cut') return void near.destroy();
    const far = connect(Number(this.target.port), this.target.hostname);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      this.#sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
    this.#pass(near, far, () => 0);
    this.#pass(far, near, () => this.#delayMs);
  }

  /** In order, whatever the delay was when a piece came. */
  #pass(from: Socket, to: Socket, delayMs: () => number): void {
    let last = Promise.resolve();
    from.on('data', (piece: Buffer) => {
      const due = new Promise((resolve) => setTimeout(resolve, delayMs()).unref());
      last = last.then(() => due).then(() => this.#thaw()).then(() => void to.write(piece));
    });
  }

  #thaw(): Promise<void> {
    return this.#mode === 'frozen' ? new Promise((resolve) => this.#thawed.push(resolve)) : Promise.resolve();
  }
}
