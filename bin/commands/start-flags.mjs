import { parseArgs } from 'node:util';
import { Failure } from '../failure.mjs';

export const USAGE = `npm start -- [flags]      the whole platform on this machine, with demo data

  --port N       where the web listens (default: $PORT or 3000)
  --web N        number of web processes
  --traffic N    N simulated donors a second
  --no-demo      start empty
  --help         this text`;

const FLAGS = {
  port: { type: 'string' },
  web: { type: 'string' },
  traffic: { type: 'string' },
  'no-demo': { type: 'boolean' },
  help: { type: 'boolean' },
};

/** `{ port, web, traffic, demo, help }` from the command line and the environment; a {@link Failure} names what is wrong. */
export function startFlags(args, env = process.env) {
  const flags = parse(args);
  const demo = !flags['no-demo'];
  if (!demo && flags.traffic)
    throw new Failure('--traffic needs the demo data, so it cannot go with --no-demo.');
  return {
    help: Boolean(flags.help),
    demo,
    port: flags.port ? within('--port', flags.port, 65_535) : within('PORT', env.PORT || '3000', 65_535),
    web: flags.web ? within('--web', flags.web, 64) : null,
    traffic: flags.traffic ? within('--traffic', flags.traffic, 1_000) : null,
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: FLAGS, allowPositionals: false }).values;
  } catch (error) {
    const [sentence] = error.message.split('. ');
    throw new Failure(`${sentence.replace(/\.$/, '')}. See npm start -- --help.`);
  }
}

function within(name, text, most) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new Failure(`${name} must be a whole number from 1 to ${most}, not "${text}".`);
}
