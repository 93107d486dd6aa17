import { StorageError, type StorageTrouble } from './storage.error.js';

/** S3's words for what went wrong, with the end of a sentence that begins with the place. */
const KNOWN: Readonly<Record<string, readonly [StorageTrouble, string]>> = {
  NoSuchBucket: ['bucket', 'is no bucket that exists'],
  PermanentRedirect: ['bucket', 'is in another region than its URL says'],
  AuthorizationHeaderMalformed: ['bucket', 'is in another region than its URL says'],
  InvalidAccessKeyId: ['credentials', 'does not know the access key'],
  SignatureDoesNotMatch: ['credentials', 'refuses the credentials: the secret is wrong'],
  AccessDenied: ['credentials', 'does not let these credentials do that'],
  CredentialsProviderError: [
    'credentials',
    'needs credentials, and there are none: write KEY:SECRET@ into its URL',
  ],
  RequestTimeTooSkewed: ['credentials', 'has another time than this machine: set its clock'],
  SlowDown: ['busy', 'is too busy'],
  ServiceUnavailable: ['busy', 'is too busy'],
  TimeoutError: ['unreachable', 'does not answer in time'],
};

/** What the SDK threw, as a sentence about `place`. What is not the storage's doing stays as it is. */
export function asStorageError(error: unknown, place: string): unknown {
  if (!isOfStorage(error)) return error;
  const [trouble, says] = KNOWN[error.name] ??
    byStatus(error.$metadata?.httpStatusCode) ??
    byConnection(error) ?? ['other', `fails: ${error.message}`];
  return new StorageError(trouble, `${place} ${says}`, { cause: error });
}

type StorageFailure = Error & {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly code?: string;
};

/** The SDK marks every error of a request; those of a stream that was to be uploaded bear no mark. */
function isOfStorage(error: unknown): error is StorageFailure {
  return (
    typeof error === 'object' &&
    error !== null &&
    ('$metadata' in error || ('name' in error && error.name === 'CredentialsProviderError'))
  );
}

/** An answer to HEAD has no body, and so no word. */
function byStatus(status: number | undefined): readonly [StorageTrouble, string] | undefined {
  if (status === 401 || status === 403) return KNOWN['AccessDenied'];
  if (status === 301 || status === 307) return KNOWN['PermanentRedirect'];
  if (status === 503) return KNOWN['SlowDown'];
  return undefined;
}

/** Without a status nobody answered. Of several addresses that were tried, only the code speaks for all. */
function byConnection({
  $metadata,
  message,
  code,
}: StorageFailure): readonly [StorageTrouble, string] | undefined {
  return $metadata?.httpStatusCode === undefined
    ? ['unreachable', `cannot be reached: ${message || code}`]
    : undefined;
}
