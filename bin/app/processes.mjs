import { setTimeout as pause } from 'node:timers/promises';
import { Stopped } from '../failure.mjs';
import { colourOf } from '../output/colour.mjs';
import { prettyLine } from '../output/pretty-log.mjs';
import { note, print } from '../output/progress.mjs';
import { LOCALHOST } from '../services/ports.mjs';
import { until } from '../services/until.mjs';

const NAME_WIDTH = 20;

const PAUSE_MS = 500;
/** One that is lost more often than this within a minute is not lost by accident. */
const MOST_LOSSES = 4;

/**
 * Starts the process of one line of the Procfile, and again each time that it is lost, as platforms do; `onAnother` is
 * told then. One that is lost again and again ends everything.
 */
export function keepProcess(crew, line, place, onAnother) {
  const losses = [];
  const onLoss = async (failure) => {
    if (failure instanceof Stopped) return;
    const now = Date.now();
    losses.push(now);
    if (losses.filter((at) => now - at < 60_000).length > MOST_LOSSES) return crew.giveUp(failure);
    note(`${failure.message} Starting it again.`);
    await pause(PAUSE_MS);
    await startProcess(crew, line, place, onLoss).then(onAnother, (again) => again instanceof Stopped || crew.giveUp(again));
  };
  return startProcess(crew, line, place, onLoss);
}

/** The web counts as started when it says that it is ready. */
function startProcess(crew, { name, command, args }, { root, env }, onLoss) {
  return crew.start({
    name,
    rank: 'app',
    command,
    args,
    cwd: root,
    env,
    output: { onLine: logLinesOf(name) },
    onLoss,
    ready: name === 'web' ? (member) => webIsReady(member, env.PORT) : undefined,
  });
}

/** Prints the log lines of the process `name`, each with that name in a colour of its own. */
export function logLinesOf(name) {
  const who = colourOf(name)(name.padEnd(NAME_WIDTH));
  return (line) => {
    const pretty = prettyLine(who, line);
    if (pretty !== null) print(pretty);
  };
}

function webIsReady(member, port) {
  const probe = async () => {
    const answer = await fetch(`http://${LOCALHOST}:${port}/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  };
  return until(probe, { member, everyMs: 50, sentence: 'The web does not become ready.' });
}
