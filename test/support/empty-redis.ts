import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * Run before each spec: what the one before has counted, queued or measured in the Redis databases of this Jest worker
 * is none of its business. By hand, since most specs need no client for anything else.
 */
async function empty(given: string | undefined): Promise<void> {
  if (given === undefined) return;
  const { hostname, port, password } = new URL(given);
  const socket = connect({ host: hostname, port: Number(port) });
  const commands = [...(password === '' ? [] : [`AUTH ${decodeURIComponent(password)}`]), `SELECT ${process.env['JEST_WORKER_ID'] ?? '0'}`, 'FLUSHDB', 'QUIT'];
  socket.end(`${commands.join('\r\n')}\r\n`).setEncoding('utf8');
  let answer = '';
  socket.on('data', (text: string) => void (answer += text));
  await once(socket, 'close');
  if (answer !== '+OK\r\n'.repeat(commands.length)) throw new Error(`Redis could not be emptied: ${answer}`);
}

await Promise.all([empty(process.env['TEST_REDIS_CACHE_URL']), empty(process.env['TEST_REDIS_QUEUE_URL'])]);
