import { asFailure, Stopped } from '../failure.mjs';
import { note, tellFailure } from '../output/progress.mjs';
import { Crew } from './crew.mjs';

/** npm passes on the Ctrl-C that the terminal has sent us already: two signals this close are one wish. */
const ECHO_MS = 1_000;

/**
 * Runs `flow(crew)` and ends the crew afterwards, whatever happened: the flow came to its end or failed, a member was
 * lost, or somebody pressed Ctrl-C. Resolves to the {@link Failure} (told already) or {@link Stopped} that ended it, or null.
 */
export async function conduct({ register, folderToRemove }, flow) {
  let interrupt;
  const interrupted = new Promise((_, reject) => {
    interrupt = reject;
  });
  const crew = new Crew({ register, folderToRemove, onLoss: interrupt });
  heedWishes(crew, interrupt);
  process.on('uncaughtException', interrupt);
  try {
    await Promise.race([flow(crew), interrupted]);
    return null;
  } catch (error) {
    return told(error);
  } finally {
    await dismiss(crew);
  }
}

async function dismiss(crew) {
  const wasIdle = Object.keys(crew.pids()).length === 0;
  if (!wasIdle) note('stopping');
  await crew.stop();
  if (!wasIdle) note('stopped');
}

function heedWishes(crew, interrupt) {
  let firstAt = null;
  const heed = () => {
    if (firstAt !== null && Date.now() - firstAt > ECHO_MS) crew.hasten();
    firstAt ??= Date.now();
    interrupt(new Stopped());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, heed);
  if (process.env.npm_lifecycle_event) heedParent(heed);
}

/** npm hands a SIGTERM on to the shell between it and us, which dies of it without a word to us. */
function heedParent(heed) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    heed();
  }, 200);
  timer.unref();
}

/** Runs a whole command and leaves with the exit code it resolves to; a failure is told, never thrown at the reader. */
export async function leaveWith(command) {
  let code = 1;
  try {
    code = await command();
  } catch (error) {
    told(error);
  }
  process.exit(code);
}

export function told(error) {
  if (error instanceof Stopped) return error;
  if (process.env.DEBUG) console.error(error);
  const failure = asFailure(error);
  tellFailure(failure);
  return failure;
}
