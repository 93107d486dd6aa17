import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { choosePorts } from '../../bin/services/ports.mjs';

describe('the demo mail server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demo mail '));
  let port: number;
  let server: ChildProcess;

  beforeAll(async () => {
    ({ mail: port } = await choosePorts(['mail']));
    server = spawn(process.execPath, [
      resolve(import.meta.dirname, '../../bin/demo-mail.mjs'),
      String(port),
      folder,
    ]);
    for (let i = 0; i < 2_400; i++) {
      const socket = connect(port, '127.0.0.1');
      if (await once(socket, 'data').catch(() => null)) return void socket.destroy();
      await pause(25);
    }
  });

  afterEach(() => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });

  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true });
  });

  it('has the whole message on disk by the time it accepts it', async () => {
    const transport = createTransport(`smtp://127.0.0.1:${port}`);
    await transport.sendMail({
      from: 'a@example.org',
      to: 'b@example.org',
      subject: 'Thank you',
      text: '.a line with a dot\nJosé',
    });
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-\d+\.eml$/);
    expect(readFileSync(join(folder, files[0]!), 'utf8')).toMatch(
      /Subject: Thank you[\s\S]*\r\n\.a line with a dot/,
    );
  });

  it('keeps nothing of a message that is broken off, and goes on', async () => {
    const socket = await inTheMiddleOfAMessage(port);
    expect(readdirSync(folder).filter((name) => name.endsWith('.eml'))).toEqual([]);
    socket.destroy();
    for (let i = 0; i < 3_000 && readdirSync(folder).length > 0; i++) await pause(20);
    expect(readdirSync(folder)).toEqual([]);

    await createTransport(`smtp://127.0.0.1:${port}`).sendMail({
      from: 'a@example.org',
      to: 'b@example.org',
      text: 'next',
    });
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

async function inTheMiddleOfAMessage(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  for (const line of ['EHLO me', 'MAIL FROM:<a@example.org>', 'RCPT TO:<b@example.org>', 'DATA']) {
    await once(socket, 'data');
    socket.write(`${line}\r\n`);
  }
  await once(socket, 'data');
  socket.write('Subject: half\r\n\r\nthe first line, and th');
  await pause(100);
  return socket;
}
