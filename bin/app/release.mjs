import { Failure } from '../failure.mjs';

/** Runs the Procfile's release line: the migrations. */
export async function release(crew, { command, args }, { root, env }) {
  const { code, output } = await crew.run({ name: 'release', command, args, cwd: root, env });
  if (code !== 0) throw new Failure('The database could not be brought up to date.', output);
  return output.at(-1) ?? 'done';
}

/**
 * Plants the demo data on the first start, and resolves to what it says of itself on its last line:
 * `{ users, apiKey, organisation, givingDay, campaigns, deviceKey }`.
 */
export async function plantDemo(crew, { root, env }) {
  const args = ['dist/cli.js', 'demo'];
  const { code, output } = await crew.run({ name: 'demo', command: process.execPath, args, cwd: root, env });
  const demo = output.map(parsed).findLast((value) => value?.users);
  if (code !== 0 || !demo) throw new Failure('The demo data could not be planted.', output);
  return demo;
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
