// A process of its own that reads one page over and over. Each message `{ port, path, headers, connections, seconds }` is
// one stretch, answered with `{ count, seconds, statuses, bytes, p50Ms, p99Ms }`.
import { connect } from 'node:net';

process.on('message', async (stretch) => process.send(await read(stretch)));
process.on('disconnect', () => process.exit());

async function read({ port, path, headers, connections, seconds }) {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const question = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const tally = { latencies: [], statuses: {}, bytes: 0 };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, () => ask({ port, question, until: began + seconds * 1_000, tally })));
  const taken = (performance.now() - began) / 1_000;
  const latencies = Float64Array.from(tally.latencies).sort();
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  return { count: latencies.length, seconds: taken, statuses: tally.statuses, bytes: tally.bytes, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Asks again as soon as it is answered, on one connection. */
function ask({ port, question, until, tally }) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let asked = 0;
    const next = () => {
      asked = performance.now();
      if (asked < until) socket.write(question);
      else socket.end();
    };
    const answered = (status, bytes) => {
      tally.latencies.push(performance.now() - asked);
      tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
      tally.bytes = bytes;
      next();
    };
    socket.setNoDelay(true).on('connect', next).on('data', answerReader(answered)).on('error', reject).on('close', resolve);
  });
}

/** Calls `answered` for each whole answer in what arrives. */
function answerReader(answered) {
  let kept = Buffer.alloc(0);
  let missing = 0;
  let status = 0;
  let length = 0;
  return (part) => {
    if (missing > 0) {
      missing -= part.length;
      if (missing === 0) answered(status, length);
      return;
    }
    kept = kept.length === 0 ? part : Buffer.concat([kept, part]);
    const end = kept.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = kept.latin1Slice(0, end);
    status = Number(head.slice(9, 12));
    const given = /\r\ncontent-length: (\d+)/i.exec(head);
    if (given === null && status !== 304) throw new Error(`an answer without a length: ${head}`);
    length = Number(given?.[1] ?? 0);
    missing = length - (kept.length - end - 4);
    kept = Buffer.alloc(0);
    if (missing === 0) answered(status, length);
  };
}
