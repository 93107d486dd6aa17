import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

// What Node keeps of an answer under way, and has kept under these names since its first versions.
const HEAD = '_header';
const IS_HEAD_SENT = '_headerSent';
const HAS_BODY = '_hasBody';
const KEEP_ALIVE_MS = '_keepAliveTimeout';
const ANSWERED = '_httpMessage';

interface UnderWay {
  [HEAD]: string | null;
  [IS_HEAD_SENT]: boolean;
  [HAS_BODY]: boolean;
  readonly [KEEP_ALIVE_MS]?: number;
}

/**
 * An answer as the bytes that go over the line, head and body in one piece. Node composes and checks the lines of each
 * answer anew and sends them apart from the body, which together costs more than all else it does for a ready page.
 */
export class WholeAnswer {
  #head = '';
  #bytes = Buffer.alloc(0);
  /** The second that the head is dated with. */
  #second = -1;

  /** `lines`: names and values by turns; `body`: null for who holds it already. */
  constructor(
    private readonly lines: readonly string[],
    private readonly body: Buffer | null,
  ) {}

  /** Sends it, unless the reader wants it in a way that needs a thought: then nothing is sent, and the answer is false. */
  send(response: ServerResponse): boolean {
    const underWay = response as unknown as UnderWay;
    const { socket } = response;
    const isPlain = response.shouldKeepAlive && response.sendDate && underWay[HEAD] === null && response.req.method === 'GET';
    if (!isPlain || response.getHeaderNames().length > 0) return false;
    this.#date(Math.floor(Date.now() / 1_000), underWay[KEEP_ALIVE_MS] ?? 0);
    underWay[HEAD] = this.#head;
    if (this.body === null) {
      response.statusCode = 304;
      underWay[HAS_BODY] = false;
      response.end();
    } else {
      // Said to have been sent, because the bytes begin with it.
      underWay[IS_HEAD_SENT] = true;
      // Past the response, which would gather the bytes with an empty end of its own and send both as a list.
      if (isItsTurn(response, socket)) {
        socket.write(this.#bytes);
        response.end();
      } else response.end(this.#bytes);
    }
    return true;
  }

  #date(second: number, keepAliveMs: number): void {
    if (second === this.#second) return;
    this.#second = second;
    this.#head = this.#headAt(second, keepAliveMs);
    if (this.body !== null) this.#bytes = Buffer.concat([Buffer.from(this.#head, 'latin1'), this.body]);
  }

  #headAt(second: number, keepAliveMs: number): string {
    const lines = [this.body === null ? 'HTTP/1.1 304 Not Modified' : 'HTTP/1.1 200 OK'];
    for (let at = 0; at < this.lines.length; at += 2) lines.push(`${this.lines[at]}: ${this.lines[at + 1]}`);
    lines.push(`Date: ${new Date(second * 1_000).toUTCString()}`, 'Connection: keep-alive');
    if (keepAliveMs > 0) lines.push(`Keep-Alive: timeout=${Math.floor(keepAliveMs / 1_000)}`);
    return `${lines.join('\r\n')}\r\n\r\n`;
  }
}

/** Whether nothing that was asked before on the same connection is still to be answered. */
function isItsTurn(response: ServerResponse, socket: Socket | null): socket is Socket {
  return socket !== null && (socket as unknown as { readonly [ANSWERED]?: ServerResponse })[ANSWERED] === response && socket.writableLength === 0;
}
