import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** For the environment of a process whose memory is asked for. */
export const TELLS_MEMORY = {
  NODE_OPTIONS: `--require "${fileURLToPath(new URL('./tell-memory.cjs', import.meta.url))}"`,
};

/** What a process has in memory, and what of it is alive: left after everything that is garbage was collected. Megabytes. */
export async function memoryOf(pid) {
  const file = join(tmpdir(), `freshet-bench-memory-${pid}`);
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let wait = 0; !existsSync(file) && wait < 200; wait += 1) await pause(50);
  await pause(50);
  const { alive, resident } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return { alive: alive / 2 ** 20, resident: resident / 2 ** 20 };
}
