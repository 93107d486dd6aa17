import { readFileSync } from 'node:fs';
import { Failure } from '../failure.mjs';

/** The Procfile's lines, in order: `[{ name, command, args }]`, to be started without a shell between us and them. */
export function readProcfile(file) {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.filter((line) => line.trim() && !line.trim().startsWith('#')).map(parseLine);
}

function parseLine(line) {
  const [, name, command] = /^([A-Za-z0-9_-]+):\s*(\S.*?)\s*$/.exec(line) ?? [];
  if (!command) throw new Failure(`The Procfile has a line that cannot be read: ${line}`);
  const [program, ...args] = words(command, line);
  return { name, command: program === 'node' ? process.execPath : program, args };
}

function words(command, line) {
  if (/[$|&;<>`]/.test(command)) throw new Failure(`The Procfile has a line that needs a shell: ${line}`);
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare,
  );
}
