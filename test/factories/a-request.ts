import { request } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

interface RequestWishes {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends a request byte for byte: no path is tidied, no header added, no redirect followed. */
export function send(url: string, path: string, { method = 'GET', headers = {}, body }: RequestWishes = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...length, ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const flat = Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join('\n')]);
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(flat) as Answer['headers'], text: Buffer.concat(chunks).toString() });
      });
    });
    // A server may answer and hang up before it has taken the whole body: its answer counts.
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What the server says to bytes that no HTTP client would send. */
export function exchange(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.end(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}
