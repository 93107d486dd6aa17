import { cyan, dim, red, yellow } from './colour.mjs';

// A closed pipe (`npm start | head`) is no reason to fall over: the platform goes on unread.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** Whether the cursor stands behind a label whose result is still to come. */
let waiting = false;

export function print(line = '') {
  process.stdout.write(`${waiting ? '\n' : ''}${line}\n`);
  waiting = false;
}

export const note = (text) => print(`${cyan('▸')} ${text}`);

/** Runs one step, prints `▸ label … description (0.1 s)` and resolves to what `work` did. */
export async function step(label, work, describe = String) {
  const took = stopwatch();
  process.stdout.write(`${cyan('▸')} ${label} … `);
  waiting = true;
  const close = (text) => {
    // Others may have written meanwhile: then the label is said again.
    process.stdout.write(`${waiting ? '' : `${cyan('▸')} ${label} … `}${text} ${dim(`(${took()})`)}\n`);
    waiting = false;
  };
  try {
    const result = await work();
    close(describe(result));
    return result;
  } catch (error) {
    close(error instanceof Error && error.name === 'Stopped' ? 'stopped' : red('failed'));
    throw error;
  }
}

/** A function that tells the time since now, as `4.2 s` or `1 min 04 s`. */
export function stopwatch() {
  const since = performance.now();
  return () => duration((performance.now() - since) / 1_000);
}

export function duration(seconds) {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Tells a failure on standard error: the last lines first, so that the sentence is what the eye ends on. */
export function tellFailure({ message, lastLines }) {
  const quoted = lastLines.map((line) => `  ${dim('│')} ${line}\n`).join('');
  process.stderr.write(`${waiting ? '\n' : ''}${quoted}${red('✗')} ${yellow(message)}\n`);
  waiting = false;
}
