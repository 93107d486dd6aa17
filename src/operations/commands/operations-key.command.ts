import { OPERATIONS_SCOPES, OperationsKeys } from '../../organisations/operations-keys.js';
import { readArguments, UsageError, type Command } from './command.js';
import { terminalActor } from './terminal-actor.js';

export const operationsKey: Command = async (args, { open, print }) => {
  const { positionals, values } = readArguments({ args, options: { 'read-only': { type: 'boolean' } }, allowPositionals: true });
  const [name = '', ...more] = positionals;
  if (more.length > 0 || !/^[\w .-]{1,100}$/.test(name)) throw new UsageError(`"${positionals.join(' ')}" is no name for a key: say one of letters, digits, dots and hyphens`);
  const scopes = values['read-only'] ? (['operations:read'] as const) : OPERATIONS_SCOPES;
  const app = await open();
  try {
    print(await app.get(OperationsKeys, { strict: false }).make(name, scopes, terminalActor()));
    return 0;
  } finally {
    await app.close();
  }
};
