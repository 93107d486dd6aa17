import { S3Client } from '@aws-sdk/client-s3';
import type { S3Address } from './s3-address.js';

// Its version is pinned: what the SDK says of Node in its future ones would only stand between lines of the log.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const SECOND = 1_000;

/** Every wait is bounded, and what failed for a moment is tried again: thrice, after longer and longer pauses. */
export function openClient(address: S3Address): S3Client {
  return new S3Client({
    ...address.client,
    maxAttempts: 4,
    // Bodies are signed with their hash; the newer checksums in trailers are not known to every server.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5 * SECOND,
      requestTimeout: 30 * SECOND,
      throwOnRequestTimeout: true,
      socketTimeout: 60 * SECOND,
    },
  });
}
