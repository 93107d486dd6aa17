import PostalMime, { type Address, type Email } from 'postal-mime';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

export interface MailSummary {
  readonly name: string;
  readonly to: readonly Mailbox[];
  readonly subject: string;
  readonly sentAt: Date | null;
}

export interface StoredMail extends MailSummary {
  readonly from: Mailbox | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string | null;
  readonly html: string | null;
  /** As it went over the wire. */
  readonly source: string;
}

export async function parseMail(name: string, bytes: Uint8Array): Promise<StoredMail> {
  const email = await parse(bytes);
  return {
    ...toSummary(name, email),
    from: mailboxesOf(email.from ? [email.from] : [])[0] ?? null,
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: email.text ?? null,
    html: email.html ?? null,
    source: Buffer.from(bytes).toString(),
  };
}

/** What the head of a mail tells. */
export async function summariseMail(name: string, head: Uint8Array): Promise<MailSummary> {
  return toSummary(name, await parse(head));
}

function toSummary(name: string, { to, subject, date }: Email): MailSummary {
  const sentAt = new Date(date ?? Number.NaN);
  return { name, to: mailboxesOf(to ?? []), subject: subject ?? '', sentAt: Number.isNaN(sentAt.getTime()) ? null : sentAt };
}

function mailboxesOf(addresses: readonly Address[]): Mailbox[] {
  return addresses.flatMap((entry) => entry.group ?? [entry]).map(({ name, address }) => ({ name, address }));
}

/** A file that is no mail at all is shown as one without parts: its source says more than an error would. */
async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes);
  } catch {
    return { headers: [], headerLines: [], attachments: [] };
  }
}
