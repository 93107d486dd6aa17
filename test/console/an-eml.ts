interface EmlWishes {
  readonly subject?: string;
  readonly html?: string | null;
  readonly text?: string;
}

/** A mail as a mail server files it. */
export function anEml({ subject = 'Thank you', text = 'Thank you, José', html = `<p style="color:green">${text}</p>` }: EmlWishes = {}): string {
  const part = (type: string, body: string) =>
    ['--cut', `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', Buffer.from(body).toString('base64')].join('\r\n');
  return [
    'From: A University <receipts@example.org>',
    'To: =?UTF-8?Q?Jos=C3=A9_=C3=85ngstr=C3=B6m?= <jose@example.org>',
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'Date: Sat, 21 Nov 2026 10:00:00 +0000',
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="cut"',
    '',
    part('text/plain', text),
    ...(html === null ? [] : [part('text/html', html)]),
    '--cut--',
    '',
  ].join('\r\n');
}
