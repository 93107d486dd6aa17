import { colourOf } from '../output/colour.mjs';
import { prettyLine } from '../output/pretty-log.mjs';
import { print } from '../output/progress.mjs';
import { LOCALHOST } from '../services/ports.mjs';
import { until } from '../services/until.mjs';

const NAME_WIDTH = 20;

/** Starts the process of one line of the Procfile; the web counts as started when it says that it is ready. */
export function startProcess(crew, { name, command, args }, { root, env }) {
  return crew.start({
    name,
    rank: 'app',
    command,
    args,
    cwd: root,
    env,
    output: { onLine: logLinesOf(name) },
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
