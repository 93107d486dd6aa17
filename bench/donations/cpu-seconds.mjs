import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Linux counts these for programs in hundredths of a second, whatever its own clock does. */
const TICKS = 100;

/** What a process has computed so far, in seconds; coarse (whole seconds) where there is no /proc. */
export function cpuSecondsOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the command in brackets, which may hold spaces and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout
      .trim()
      .split(':')
      .reduce((sum, part) => sum * 60 + Number(part), 0);
  }
}
