const FROM_LINE = Buffer.from('From ');
const NEXT_FROM = Buffer.from('\nFrom ');
const LINE_FEED = 0x0a;

/** The mails of an mbox file (RFC 4155), without the lines that part them; a file that is no mbox is one mail. */
export function splitMailbox(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, FROM_LINE.length).equals(FROM_LINE)) return bytes.length > 0 ? [bytes] : [];
  const mails: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(NEXT_FROM, start);
    const end = next < 0 ? bytes.length : next + 1;
    const head = bytes.indexOf(LINE_FEED, start);
    if (head >= 0 && head < end - 1) mails.push(bytes.subarray(head + 1, end));
    start = end;
  }
  return mails;
}
