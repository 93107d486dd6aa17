import { spawnSync } from 'node:child_process';
import { note } from '../output/progress.mjs';
import { findOnPath } from './find-on-path.mjs';

/**
 * Debian starts a service as it installs it, on its usual port and for good; we want the program only. The guard
 * is Debian's own way to say so, and is left alone where the machine has one already.
 */
const SCRIPT = `
guard=/usr/sbin/policy-rc.d
if [ ! -e "$guard" ]; then
  trap 'rm -f "$guard"' EXIT
  trap 'exit 130' INT TERM HUP
  printf '#!/bin/sh\\nexit 101\\n' > "$guard"
  chmod 755 "$guard"
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends "$@"
`;

/** Installs a Debian package as root or through a sudo that asks nothing; resolves to `{ code, output }` either way. */
export async function aptInstall(crew, packageName) {
  const become = findOnPath('apt-get') ? becomeRoot() : null;
  if (!become) return { code: 1, output: [] };
  note(`installing ${packageName} with apt-get`);
  const [command, ...args] = [...become, 'sh', '-c', SCRIPT, 'sh', packageName];
  return crew.run({ name: 'apt-get', command, args });
}

/** The words to put before a command so that root runs it, or null. */
function becomeRoot() {
  if (process.getuid?.() === 0) return [];
  const silently = ['sudo', '-n'];
  return findOnPath('sudo') && spawnSync(silently[0], [silently[1], 'true']).status === 0 ? silently : null;
}
