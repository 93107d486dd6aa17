import { readFileSync } from 'node:fs';
import { refusalOfNode } from '../../bin/node-version.mjs';

describe('the version of Node', () => {
  it.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.1.0'])('%s will do', (version) => {
    expect(refusalOfNode(version)).toBeNull();
  });

  it.each(['v12.22.12', 'v18.20.4', 'v20.18.3'])('%s is refused in a sentence', (version) => {
    expect(refusalOfNode(version)).toBe(`Freshet needs Node.js 20.19 or newer, and this is ${version}.`);
  });

  it.each(['start', 'test', 'bench'])(
    'is asked for before anything that an old Node could not read (%s)',
    (command) => {
      const entry = readFileSync(new URL(`../../bin/${command}.mjs`, import.meta.url), 'utf8');
      expect(entry.match(/^import .*$/gm)).toEqual(["import { refusalOfNode } from './node-version.mjs';"]);
      expect(entry).not.toMatch(/\b(const|let|await)\b|=>|\?\.|\?\?/);
    },
  );
});
