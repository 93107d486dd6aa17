import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { identityOf } from './identity.mjs';

/**
 * The file that says which processes are ours, for those who clean up after us: the watchdog and the next start.
 * Written in one piece, because either may read it at any moment.
 */
export function writeRegister(file, members) {
  const entries = members.map(({ name, pid, rank, identity }) => ({ name, pid, rank, identity }));
  writeFileSync(`${file}.new`, JSON.stringify(entries, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The registered processes that still run; a number that now belongs to another process is left out. */
export function readRegister(file) {
  try {
    const entries = JSON.parse(readFileSync(file, 'utf8'));
    return entries.filter(({ pid, identity }) => identity !== null && identityOf(pid) === identity);
  } catch {
    return [];
  }
}
