export type StorageTrouble =
  'missing' | 'address' | 'unreachable' | 'credentials' | 'bucket' | 'busy' | 'other';

/** The storage cannot do what was asked; the message is one sentence for whoever runs the platform. */
export class StorageError extends Error {
  constructor(
    readonly trouble: StorageTrouble,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
