import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const TXT = 16;
const NO_SUCH_NAME = 3;
const HEAD_LENGTH = 12;

/** Answers what stands as text under a name, and that there is none elsewhere (RFC 1035, 4.1). */
export class NameServer {
  readonly texts = new Map<string, string>();

  private constructor(private readonly socket: Socket) {
    socket.on('message', (question, { port, address }) => socket.send(this.#answer(question), port, address));
  }

  static async start(): Promise<NameServer> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new NameServer(socket);
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  close(): void {
    this.socket.close();
  }

  #answer(question: Buffer): Buffer {
    const labels: string[] = [];
    let at = HEAD_LENGTH;
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const asked = question.subarray(HEAD_LENGTH, at + 5);
    const text = this.texts.get(labels.join('.').toLowerCase());
    const head = Buffer.alloc(HEAD_LENGTH);
    question.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | (text === undefined ? NO_SUCH_NAME : 0), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(text === undefined ? 0 : 1, 6);
    return Buffer.concat([head, asked, text === undefined ? Buffer.alloc(0) : record(text)]);
  }
}

/** Of the name that was asked for, good for no time at all. */
function record(text: string): Buffer {
  const head = Buffer.from([0xc0, HEAD_LENGTH, 0, TXT, 0, 1, 0, 0, 0, 0, 0, 0, text.length]);
  head.writeUInt16BE(text.length + 1, 10);
  return Buffer.concat([head, Buffer.from(text, 'latin1')]);
}
