import { pathToFileURL } from 'node:url';
import { LOCALHOST } from '../services/ports.mjs';
import { keptSecret } from '../services/secret.mjs';
import { kept } from '../place.mjs';

/** The environment of the app's processes: what was given, and the embedded default for what was not. */
export function appEnvironment({ port, web, services, demo = true, given = process.env }) {
  return {
    STORAGE_URL: pathToFileURL(kept('storage')).href,
    NODE_ENV: 'production',
    ...(given.SECRET_KEY ? {} : { SECRET_KEY: keptSecret(kept('secret-key')) }),
    MAIL_FOLDER: kept('mail'),
    // The people of the demo are nobody's: whoever looks around signs in with a printed password and nothing else.
    ...(demo ? { PLATFORM_SECOND_FACTOR: 'waived' } : {}),
    ...services,
    ...withoutNpm(given),
    HOST: LOCALHOST,
    PORT: String(port),
    PUBLIC_URL: given.PUBLIC_URL || `http://${LOCALHOST}:${port}`,
    ...(web ? { WEB_CONCURRENCY: String(web) } : {}),
  };
}

/** What npm says to scripts is no business of theirs; what is given as nothing is not given. */
function withoutNpm(given) {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== '' && !/^npm_/i.test(name)),
  );
}
