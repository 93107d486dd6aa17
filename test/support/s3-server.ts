import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { s3Error, type S3Answer } from './s3-answer.js';
import { S3Bucket } from './s3-bucket.js';
import { signatureFault, type S3Credentials } from './s3-signature.js';

export type S3Fault = 'busy' | 'reset' | 'die' | null;

/**
 * Speaks S3 with path-style addresses on a free port: one bucket, kept while it is down. Objects may be fetched by
 * anybody, as from behind a CDN; all else must be signed.
 */
export class S3Server {
  readonly bucket = new S3Bucket();
  readonly credentials: S3Credentials = { accessKey: 'FRESHETTESTKEY', secret: 'a/secret+with=signs' };
  /** Asked before every request; what it answers happens instead. */
  faultOf: (request: IncomingMessage) => S3Fault = () => null;
  /** Methods with paths, as they came in. */
  readonly requests: string[] = [];
  #server: Server | undefined;
  #port = 0;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  /** Where an object is fetched without credentials. */
  urlOf(key: string): string {
    return `http://127.0.0.1:${this.#port}/assets-bucket/${key}`;
  }

  /** A STORAGE_URL. */
  url({
    bucket = 'assets-bucket',
    accessKey = this.credentials.accessKey,
    secret = this.credentials.secret,
  } = {}): string {
    return `http://${accessKey}:${encodeURIComponent(secret)}@127.0.0.1:${this.#port}/${bucket}?region=eu-west-1`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = `${request.method} ${decodeURIComponent(request.url?.split('?')[0] ?? '')}`;
    this.requests.push(path);
    const fault = this.faultOf(request);
    if (fault === 'die') return this.stop();
    if (fault === 'reset') return void request.socket.resetAndDestroy();
    // A client that hangs up half-way is not worth a word.
    const body = await buffer(request).catch(() => null);
    if (body === null) return;
    const {
      status,
      headers,
      body: content = '',
    } = fault === 'busy' ? s3Error('SlowDown') : this.#perform(request, body);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(content) });
    response.end(request.method === 'HEAD' ? '' : content);
  }

  #perform(request: IncomingMessage, body: Buffer): S3Answer {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://localhost');
    const [, bucket = '', ...segments] = decodeURIComponent(pathname).split('/');
    const key = segments.join('/');
    const isPublic =
      request.headers.authorization === undefined && key !== '' && /GET|HEAD/.test(request.method ?? '');
    const fault = isPublic ? null : signatureFault(request, body, this.credentials);
    if (fault !== null) return s3Error(fault);
    if (bucket !== 'assets-bucket') return s3Error('NoSuchBucket');
    return this.#toBucket(request, key, query, body);
  }

  #toBucket(
    { method, headers }: IncomingMessage,
    key: string,
    query: URLSearchParams,
    body: Buffer,
  ): S3Answer {
    const uploadId = query.get('uploadId');
    if (method === 'GET' && query.has('uploads')) return this.bucket.listUploads(query);
    if (method === 'GET' && key === '') return this.bucket.list(query);
    if (method === 'GET' || method === 'HEAD') return this.bucket.get(key, headers.range);
    if (method === 'PUT' && uploadId !== null)
      return this.bucket.putPart(uploadId, Number(query.get('partNumber')), body);
    if (method === 'PUT') return this.bucket.put(key, body, headers);
    if (method === 'POST' && query.has('uploads')) return this.bucket.beginUpload(key, headers);
    if (method === 'POST' && uploadId !== null) return this.bucket.endUpload(uploadId, key);
    if (method === 'DELETE')
      return uploadId === null ? this.bucket.delete(key) : this.bucket.abortUpload(uploadId);
    return s3Error('NotImplemented');
  }
}
