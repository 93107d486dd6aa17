// node bench/sheets/measure-reader.mjs READER FORMAT PATH ROWS time|check
//
// Prints how long one reader takes for one file, the most memory the process ever had, and the longest time its event
// loop stood still; or, with `check`, how many cells differ from those that were written.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cellsOf, HEADER } from './data.mjs';
import { READERS } from './readers.mjs';

const [reader, format, path, rows, mode] = process.argv.slice(2);
const read = await READERS[reader](format);
const counted = mode === 'check' ? compared() : { row: null, wrong: () => null };

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
await read(path, counted.row);
const ms = performance.now() - start;
delay.disable();
console.log(
  JSON.stringify({
    ms,
    rssMb: process.resourceUsage().maxRSS / 1024,
    blockMs: delay.max / 1e6,
    wrong: counted.wrong(),
  }),
);

/** Compares cells, as texts, with what the generator says of their row; rows that never came are wrong in every cell. */
function compared() {
  let [next, wrong] = [-1, 0];
  const row = (cells) => {
    const wanted = next === -1 ? HEADER : cellsOf(next);
    for (let column = 0; column < HEADER.length; column += 1)
      if ((cells[column] ?? null) !== wanted[column]) wrong += 1;
    next += 1;
  };
  return { row, wrong: () => wrong + Math.max(0, Number(rows) - next) * HEADER.length };
}
