import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that can turn into what a pulled cable leaves behind: connections that stand and carry nothing. */
export class HalfOpenProxy {
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  private constructor(private readonly server: Server) {}

  static async start(targetPort: number): Promise<HalfOpenProxy> {
    const server = createServer();
    const proxy = new HalfOpenProxy(server);
    server.on('connection', (near) => proxy.#join(near, connect(targetPort, '127.0.0.1')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** All connections there are stop carrying anything, and nobody is told; new ones work. */
  swallow(): void {
    for (const [near, far] of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.resume();
      far.destroy();
    }
    this.#pairs.clear();
  }

  async close(): Promise<void> {
    for (const sockets of this.#pairs) for (const socket of sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close').catch(() => undefined);
  }

  #join(near: Socket, far: Socket): void {
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    for (const socket of pair) socket.on('error', () => undefined);
    near.pipe(far);
    far.pipe(near);
    // Only while they are a pair: one that was swallowed is not closed because the other is.
    near.on('close', () => this.#pairs.delete(pair) && far.destroy());
    far.on('close', () => this.#pairs.delete(pair) && near.destroy());
  }
}
