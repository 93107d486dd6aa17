import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const FILE = '/proc/self/autogroup';
/** For all processes of a machine together the kernel takes one of these each tenth of a second. */
const TRIES = 10;
const AGAIN_MS = 130;

/**
 * Where Linux shares the processors among sessions first, as it does outside of containers, niceness counts among the
 * processes of one session only. So the session steps back as well, if there is nobody in it but us.
 */
export async function stepBackAsSession(niceness: number): Promise<void> {
  if (!isOurOwn()) return;
  for (let tries = 1; ; tries += 1) {
    try {
      return writeFileSync(FILE, String(niceness));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || tries === TRIES) throw error;
      await pause(AGAIN_MS);
    }
  }
}

/** Begun by the process that watches over us: it waits, and does no work. */
function isOurOwn(): boolean {
  try {
    readFileSync(FILE);
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // Behind the command in brackets, which may hold spaces and brackets itself: state, parent, group, session.
    const [, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return session === parent;
  } catch {
    return false;
  }
}
