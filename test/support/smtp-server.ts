import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface TestPost {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** What the server has taken over, in order. */
  readonly mails: Email[];
  /** Makes the server refuse the next mails with this reply. */
  refuse(code: number, times: number): void;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it is sent. */
export async function startPost(): Promise<TestPost> {
  const mails: Email[] = [];
  const refusal = { code: 0, times: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal.times > 0) {
          refusal.times -= 1;
          return done(Object.assign(new Error('not now'), { responseCode: refusal.code }));
        }
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push(mail);
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code, times) => Object.assign(refusal, { code, times }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
