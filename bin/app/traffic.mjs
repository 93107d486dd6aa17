import { fileURLToPath } from 'node:url';
import { DEMO_FILE } from './demo-file.mjs';
import { logLinesOf } from './processes.mjs';

const TRAFFIC = fileURLToPath(new URL('../traffic.mjs', import.meta.url));

/** Starts `rate` simulated donors a second, who learn from the demo file where to go. */
export function startTraffic(crew, rate) {
  return crew.start({
    name: 'traffic',
    rank: 'traffic',
    command: process.execPath,
    args: [TRAFFIC, DEMO_FILE, String(rate)],
    output: { onLine: logLinesOf('traffic') },
  });
}
