import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/**
 * What the server does with a mail. `lose` takes it over and hangs up before it says so; `break` hangs up in the middle of
 * it; `stall` takes it over and never answers; a reply refuses it, at RCPT or after the mail.
 */
export type Treatment = 'accept' | 'lose' | 'break' | 'stall' | { readonly at: 'rcpt' | 'data'; readonly reply: string };

export interface CountingPost {
  readonly url: string;
  /** How often each address has been delivered to. */
  readonly delivered: Map<string, number>;
  /** The sources of mails, for addresses that asked to be kept. */
  readonly sources: Map<string, string>;
  /** Decides by address and how often it has been tried. */
  treat(decide: (address: string, nth: number) => Treatment): void;
  close(): Promise<void>;
}

/** A real SMTP server that counts what it delivers, and misbehaves as told. */
export async function startCountingPost(): Promise<CountingPost> {
  const delivered = new Map<string, number>();
  const sources = new Map<string, string>();
  const tries = new Map<string, number>();
  let decide: (address: string, nth: number) => Treatment = () => 'accept';
  const sockets = new Set<Socket>();
  const socketOf = ({ remotePort }: SMTPServerSession & { remotePort?: number }) => [...sockets].find((socket) => socket.remotePort === remotePort);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const nth = (tries.get(address) ?? 0) + 1;
      tries.set(address, nth);
      const treatment = decide(address, nth);
      return typeof treatment === 'object' && treatment.at === 'rcpt' ? done(refusal(treatment.reply)) : done();
    },
    onData(stream, session, done) {
      const address = session.envelope.rcptTo[0]?.address ?? '';
      const treatment = decide(address, tries.get(address) ?? 1);
      if (treatment === 'break') return void stream.once('data', () => socketOf(session)?.destroy());
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (typeof treatment === 'object') return done(refusal(treatment.reply));
        delivered.set(address, (delivered.get(address) ?? 0) + 1);
        if (sources.size < 1_000) sources.set(address, Buffer.concat(chunks).toString());
        if (treatment === 'lose') return void socketOf(session)?.destroy();
        if (treatment !== 'stall') done();
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    sources,
    treat: (next) => {
      tries.clear();
      decide = next;
    },
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

function refusal(reply: string): Error {
  const [, code, text] = /^(\d{3}) (.*)$/.exec(reply) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}
