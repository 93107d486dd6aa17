import { RecoveryCodes } from '../../organisations/recovery-codes.js';
import { ResealSecrets } from '../secrets/reseal-secrets.js';
import { readArguments, type Command } from './command.js';

/** May be stopped and started again. Exit code 1 where something was sealed under a key that is not named. */
export const secretsReseal: Command = async (args, { open, print, complain }) => {
  readArguments({ args, options: {} });
  const app = await open();
  try {
    const { resealed, present, unreadable } = await app.get(ResealSecrets).run();
    print(`${resealed} secrets sealed under the present key, ${present} were so before`);
    const people = await app.get(RecoveryCodes, { strict: false }).countOfOtherKeys();
    if (people > 0) print(`${people} people have recovery codes of another key, which are good for as long as OTHER_SECRET_KEYS names it`);
    if (unreadable > 0) complain(`${unreadable} secrets are sealed under a key that neither SECRET_KEY nor OTHER_SECRET_KEYS names`);
    return unreadable > 0 ? 1 : 0;
  } finally {
    await app.close();
  }
};
