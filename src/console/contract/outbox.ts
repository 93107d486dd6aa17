/** A mail that the demo has sent. */
export interface MailRowShown {
  /** Of its file. */
  readonly name: string;
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly subject: string;
  /** As the mail itself says; null where it does not. */
  readonly sentAt: string | null;
}

export interface OutboxShown {
  /** Whether mails stay here; elsewhere they go to a real server. */
  readonly isKept: boolean;
}
