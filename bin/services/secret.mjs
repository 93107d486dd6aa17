import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export const newSecret = () => randomBytes(32).toString('base64url');

/** The secret kept in `file`, made on first use and readable by its owner only. */
export function keptSecret(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  const secret = newSecret();
  // Renamed into place: a start killed in the middle must not leave an empty secret for ever.
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secret;
}
