import { PLATFORM_SCOPES } from '../../organisations/api-keys.js';
import { MakePlatformKey } from '../../organisations/make-platform-key.js';
import { readArguments, UsageError, type Command } from './command.js';
import { terminalActor } from './terminal-actor.js';

export const platformKey: Command = async (args, { open, print }) => {
  const { positionals, values } = readArguments({ args, options: { 'read-only': { type: 'boolean' } }, allowPositionals: true });
  const [name = '', ...more] = positionals;
  if (more.length > 0 || !/^[\w .-]{1,100}$/.test(name)) throw new UsageError(`"${positionals.join(' ')}" is no name for a key: say one of letters, digits, dots and hyphens`);
  const scopes = values['read-only'] ? PLATFORM_SCOPES.filter((scope) => scope !== 'operations:write') : PLATFORM_SCOPES;
  const app = await open();
  try {
    print(await app.get(MakePlatformKey, { strict: false }).run(name, scopes, terminalActor()));
    return 0;
  } finally {
    await app.close();
  }
};
