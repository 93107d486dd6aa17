import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { LOCALHOST } from './ports.mjs';
import { until } from './until.mjs';

const DEMO_MAIL = fileURLToPath(new URL('../demo-mail.mjs', import.meta.url));

/** Starts the demo's own mail server, which files what it is sent in `folder`; resolves to its URL. */
export async function startMail(crew, { port, folder }) {
  await crew.start({
    name: 'mail',
    rank: 'mail',
    command: process.execPath,
    args: [DEMO_MAIL, String(port), folder],
    ready: (member) =>
      until(() => greeting(port), { member, sentence: 'The demo mail server does not answer.' }),
  });
  return `smtp://${LOCALHOST}:${port}`;
}

async function greeting(port) {
  const socket = connect(port, LOCALHOST);
  try {
    await once(socket, 'data');
  } finally {
    socket.destroy();
  }
}
