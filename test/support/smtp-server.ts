import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface TestPost {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** What the server has taken over, in order. */
  readonly mails: Email[];
  /** Makes the server refuse the next mails with this reply. */
  refuse(code: number, times: number): void;
  /** Makes the server take the next mails whole and hang up without a reply. */
  hangUp(times: number): void;
  /** Makes the server take mails whole and stay silent, until {@link TestPost.answer}. */
  fallSilent(): void;
  /** Answers again, also those it left waiting. */
  answer(): void;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it is sent. */
export async function startPost(): Promise<TestPost> {
  const mails: Email[] = [];
  const refusal = { code: 0, times: 0 };
  const hangingUp = { times: 0 };
  const waiting: (() => void)[] = [];
  let isSilent = false;
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
          if (isSilent) return void waiting.push(done);
          if (hangingUp.times === 0) return done();
          hangingUp.times -= 1;
          for (const { _socket } of server.connections as unknown as Iterable<{ _socket: Socket }>) _socket.destroy();
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
    hangUp: (times) => void (hangingUp.times = times),
    fallSilent: () => void (isSilent = true),
    answer: () => {
      isSilent = false;
      for (const done of waiting.splice(0)) done();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
