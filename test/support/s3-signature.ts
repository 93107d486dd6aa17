import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface S3Credentials {
  readonly accessKey: string;
  readonly secret: string;
}

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/s3\/aws4_request), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Why S3 would refuse a request with this body, in S3's own code; null when it is properly signed (version 4, in its header). */
export function signatureFault(
  request: IncomingMessage,
  body: Buffer,
  { accessKey, secret }: S3Credentials,
): string | null {
  const [, key, scope = '', signedHeaders = '', signature = ''] =
    FORM.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined) return 'AccessDenied';
  if (key !== accessKey) return 'InvalidAccessKeyId';
  const payloadHash = String(request.headers['x-amz-content-sha256']);
  // Bodies in signed or trailed chunks: many a server does not know them, and so this one does not either.
  if (payloadHash.startsWith('STREAMING-')) return 'NotImplemented';
  if (payloadHash !== 'UNSIGNED-PAYLOAD' && payloadHash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  if (!signedHeaders.split(';').includes('host')) return 'AccessDenied';
  const toSign = [
    'AWS4-HMAC-SHA256',
    request.headers['x-amz-date'],
    scope,
    sha256(canonicalRequest(request, signedHeaders, payloadHash)),
  ].join('\n');
  const expected = scope
    .split('/')
    .reduce<Buffer>((signingKey, part) => hmac(signingKey, part), Buffer.from(`AWS4${secret}`));
  return timingSafeEqual(hmac(expected, toSign), Buffer.from(signature, 'hex'))
    ? null
    : 'SignatureDoesNotMatch';
}

function canonicalRequest(
  { method, url = '', headers }: IncomingMessage,
  signedHeaders: string,
  payloadHash: string,
): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const headerLines = signedHeaders
    .split(';')
    .map((name) => `${name}:${String(headers[name]).trim().replaceAll(/ +/g, ' ')}\n`);
  return [method, path, parameters.sort().join('&'), headerLines.join(''), signedHeaders, payloadHash].join(
    '\n',
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
