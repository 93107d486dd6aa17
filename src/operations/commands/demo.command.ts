import { Config } from '../../config/config.js';
import { hashToken } from '../../organisations/opaque-token.js';
import { hashPassword } from '../../organisations/passwords.js';
import { SeedDemo } from '../demo/seed-demo.js';
import { readArguments, type Command } from './command.js';

/** Its last line is the summary as JSON, which `npm start` reads. */
export const demo: Command = async (args, { open, print }) => {
  readArguments({ args, options: {} });
  const app = await open();
  try {
    const secret = app.get(Config).secretKey.reveal();
    const summary = await app.get(SeedDemo).run({ secret, passwordHash: hashPassword, keyHash: hashToken });
    print(JSON.stringify(summary));
    return 0;
  } finally {
    await app.close();
  }
};
