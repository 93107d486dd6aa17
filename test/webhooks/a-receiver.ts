import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Manner = (response: ServerResponse, received: Received) => void;

/** Takes what is sent to it and answers in whatever manner it is told. */
export class Receiver {
  readonly received: Received[] = [];
  #manner: Manner = answers(204);

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.#take(request, response));
  }

  static async start(): Promise<Receiver> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Receiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  behave(manner: Manner): void {
    this.#manner = manner;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const taken = { path: request.url ?? '', headers: request.headers as Received['headers'], body: Buffer.concat(chunks).toString() };
    this.received.push(taken);
    this.#manner(response, taken);
  }
}

/** Answers like this, always. */
export function answers(status: number, headers: Record<string, string> = {}, body = ''): Manner {
  return (response) => response.writeHead(status, headers).end(body);
}
