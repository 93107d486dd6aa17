// A real SMTP server that delivers into a folder: every message it has accepted is a file there, whole.
//   node demo-mail.mjs <port> <folder>
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SMTPServer } from 'smtp-server';

const [port, folder] = process.argv.slice(2);
const LARGEST_BYTES = 30_000_000;

await mkdir(folder, { recursive: true });

let count = 0;

const server = new SMTPServer({
  banner: 'Freshet demo mail',
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: LARGEST_BYTES,
  logger: false,
  onData: (message, session, answer) => void file(message).then(() => answer(), answer),
});
// A client that hangs up is its own business.
server.on('error', (error) => error.syscall === 'listen' && fail(error));
server.listen(Number(port), '127.0.0.1');

/** Renamed into place only when complete, so that a reader never meets half a message, nor one that was broken off. */
async function file(message) {
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${++count}.eml`;
  const half = join(folder, `.${name}.part`);
  try {
    await pipeline(message, createWriteStream(half));
    if (message.sizeExceeded) throw Object.assign(new Error('Message too large'), { responseCode: 552 });
    await rename(half, join(folder, name));
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

function fail(error) {
  console.error(error.message);
  process.exit(1);
}
