export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const STATUS: Readonly<Record<string, number>> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  NoSuchUpload: 404,
  EntityTooSmall: 400,
  XAmzContentSHA256Mismatch: 400,
  NotImplemented: 501,
  SlowDown: 503,
};

/** A refusal in S3's form; what is not listed is forbidden. */
export function s3Error(code: string): S3Answer {
  return {
    ...xml('Error', tag('Code', code) + tag('Message', `it is ${code}`)),
    status: STATUS[code] ?? 403,
  };
}

export function xml(root: string, content: string): S3Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?>${tag(root, content)}`,
  };
}

export function tag(name: string, content: unknown): string {
  return `<${name}>${String(content)}</${name}>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
