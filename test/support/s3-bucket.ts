import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { escaped, s3Error, tag, xml, type S3Answer } from './s3-answer.js';

export interface S3Object {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const SMALLEST_PART = 5 * 1024 * 1024;
/** Few enough that a test with a handful of objects turns the page. */
const PAGE = 5;

/** What a bucket of S3 does with its objects: whole, in parts, and listed. */
export class S3Bucket {
  readonly objects = new Map<string, S3Object>();
  readonly #uploads = new Map<string, { key: string; headers: S3Object['headers']; parts: Map<number, Buffer>; begun: Date }>();

  put(key: string, body: Buffer, headers: IncomingHttpHeaders): S3Answer {
    this.objects.set(key, { body, headers: keptHeaders(headers) });
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  get(key: string, range?: string): S3Answer {
    const object = this.objects.get(key);
    if (object === undefined) return s3Error('NoSuchKey');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (first !== undefined)
      return {
        status: 206,
        headers: { ...object.headers, 'content-range': `bytes ${first}-${last}/${object.body.length}` },
        body: object.body.subarray(Number(first), Number(last) + 1),
      };
    return { status: 200, headers: { ...object.headers, etag: etagOf(object.body) }, body: object.body };
  }

  delete(key: string): S3Answer {
    this.objects.delete(key);
    return { status: 204 };
  }

  list(query: URLSearchParams): S3Answer {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, PAGE);
    const next = keys.length > PAGE ? tag('NextContinuationToken', page.at(-1)!) : '';
    const contents = page.map((key) =>
      tag(
        'Contents',
        tag('Key', escaped(key)) +
          tag('Size', this.objects.get(key)!.body.length) +
          tag('LastModified', '2031-03-29T14:20:00.000Z'),
      ),
    );
    return xml('ListBucketResult', `${tag('IsTruncated', keys.length > PAGE)}${next}${contents.join('')}`);
  }

  beginUpload(key: string, headers: IncomingHttpHeaders, begun = new Date()): S3Answer {
    const id = randomUUID();
    this.#uploads.set(id, { key, headers: keptHeaders(headers), parts: new Map(), begun });
    return xml('InitiateMultipartUploadResult', tag('UploadId', id));
  }

  putPart(uploadId: string, number: number, body: Buffer): S3Answer {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) return s3Error('NoSuchUpload');
    upload.parts.set(number, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  endUpload(uploadId: string, key: string): S3Answer {
    const upload = this.#uploads.get(uploadId);
    if (upload === undefined) return s3Error('NoSuchUpload');
    const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    if (parts.slice(0, -1).some((part) => part.length < SMALLEST_PART)) return s3Error('EntityTooSmall');
    this.#uploads.delete(uploadId);
    this.objects.set(key, { body: Buffer.concat(parts), headers: upload.headers });
    return xml('CompleteMultipartUploadResult', tag('ETag', 'whole'));
  }

  listUploads(query: URLSearchParams): S3Answer {
    const uploads = [...this.#uploads].filter(([, { key }]) => key.startsWith(query.get('prefix') ?? ''));
    const listed = uploads.map(([id, { key, begun }]) => tag('Upload', tag('Key', escaped(key)) + tag('UploadId', id) + tag('Initiated', begun.toISOString())));
    return xml('ListMultipartUploadsResult', listed.join(''));
  }

  abortUpload(uploadId: string): S3Answer {
    this.#uploads.delete(uploadId);
    return { status: 204 };
  }

  get unfinishedUploads(): number {
    return this.#uploads.size;
  }
}

function keptHeaders(headers: IncomingHttpHeaders): S3Object['headers'] {
  const kept = Object.entries(headers).filter(([name]) =>
    /^(content-type|content-encoding|cache-control|x-amz-meta-.*)$/.test(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
