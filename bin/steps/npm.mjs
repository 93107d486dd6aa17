import { dirname, join } from 'node:path';
import { Failure } from '../failure.mjs';
import { findOnPath } from './find-on-path.mjs';

/** How to run npm: the very one that runs us, else the one on the PATH, else the one that came with this Node. */
export function npm(...args) {
  const ours = process.env.npm_execpath;
  if (ours?.endsWith('npm-cli.js')) return { command: process.execPath, args: [ours, ...args] };
  const command = findOnPath('npm') ?? findOnPath(join(dirname(process.execPath), 'npm'));
  if (!command) throw new Failure('npm is missing. It comes with Node.js: install both from nodejs.org.');
  return { command, args };
}
