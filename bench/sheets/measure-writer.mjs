// node bench/sheets/measure-writer.mjs WRITER URL ROWS [BYTES_PER_SECOND|FILE]
//
// Prints how long one writer takes for so many rows, what came out, and the most memory the process ever had. `xml`
// writes to the file that `deflate` reads; to the others the last argument is how much a second their reader takes.
import { createWriteStream } from 'node:fs';
import { connected, Sink, WRITERS } from './writers.mjs';

const [writer, url, rows, last] = process.argv.slice(2);
const isFile = writer === 'xml' || writer === 'deflate';
const client = await connected(url);
const sink = writer === 'xml' ? createWriteStream(last) : new Sink(isFile || !last ? Infinity : Number(last));
const start = performance.now();
await WRITERS[writer](client, Number(rows), sink, last);
const ms = performance.now() - start;
await client.end();
console.log(
  JSON.stringify({
    ms,
    bytes: sink.bytes ?? sink.bytesWritten,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
