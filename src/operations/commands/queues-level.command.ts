import { isEmergencyLevel } from '../../queues/emergency/emergency-state.js';
import { SetEmergencyLevel } from '../queues/set-emergency-level.js';
import { readArguments, UsageError, type Command } from './command.js';
import { stateLines } from './queue-lines.js';
import { terminalActor } from './terminal-actor.js';

export const queuesLevel: Command = async (args, { open, print }) => {
  const { positionals } = readArguments({ args, options: {}, allowPositionals: true });
  const [text = '', ...more] = positionals;
  const level = /^\d$/.test(text) ? Number(text) : null;
  if (more.length > 0 || !isEmergencyLevel(level)) throw new UsageError(`"${positionals.join(' ')}" is no emergency level: say 0, 1, 2 or 3`);
  const app = await open();
  try {
    const state = await app.get(SetEmergencyLevel, { strict: false }).run(level, terminalActor());
    for (const line of stateLines(state)) print(line);
    return 0;
  } finally {
    await app.close();
  }
};
