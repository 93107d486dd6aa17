import { Failure } from '../failure.mjs';
import { aptInstall } from './apt-install.mjs';
import { findOnPath } from './find-on-path.mjs';

/** Programs that npm cannot bring: the names they go by, and what each package manager calls them. */
export const REDIS = {
  names: ['redis-server', 'valkey-server'],
  packages: {
    'apt-get': 'redis-server',
    brew: 'redis',
    dnf: 'redis',
    pacman: 'redis',
    zypper: 'redis',
    apk: 'redis',
  },
};

export const CHROMIUM = {
  names: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  packages: {
    'apt-get': 'chromium',
    brew: '--cask google-chrome',
    dnf: 'chromium',
    pacman: 'chromium',
    zypper: 'chromium',
    apk: 'chromium',
  },
};

const INSTALL = {
  'apt-get': 'sudo apt-get install',
  dnf: 'sudo dnf install',
  pacman: 'sudo pacman -S',
  zypper: 'sudo zypper install',
  apk: 'sudo apk add',
  brew: 'brew install',
};

/** The path of the program; installs it where that needs no password, else says what to type. */
export async function ensureProgram(crew, { names, packages }) {
  const found = () => names.map(findOnPath).find(Boolean);
  if (found()) return found();
  const attempt = await aptInstall(crew, packages['apt-get']);
  if (found()) return found();
  throw new Failure(`${names[0]} is missing. Install it with:  ${advice(packages)}`, attempt.output);
}

function advice(packages) {
  const atHand = Object.keys(INSTALL).filter(findOnPath);
  const manager = atHand[0] ?? (process.platform === 'darwin' ? 'brew' : 'apt-get');
  return `${INSTALL[manager]} ${packages[manager]}`;
}
