import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readArguments, UsageError, type Command } from './command.js';

// From dist/operations and from src/operations alike, three folders up is where dist stands.
const MIGRATE = fileURLToPath(new URL('../../../dist/migrate.js', import.meta.url));

/** The same process as the release line of the Procfile, with our terminal. */
export const migrate: Command = async (args, { environment }) => {
  const { positionals } = readArguments({ args, options: {}, allowPositionals: true });
  const [direction, ...more] = positionals;
  if (more.length > 0 || (direction !== undefined && direction !== 'down'))
    throw new UsageError(`"${positionals.join(' ')}" is not a direction: say nothing, or down`);
  const child = spawn(process.execPath, [MIGRATE, ...positionals], { stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
};
