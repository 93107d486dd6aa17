import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('a process', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'begin-'));
    for (const file of ['main.js', 'begin.js']) cpSync(join('dist', file), join(folder, file));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'start-web.js'), `console.log('as built');`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pack = () => {
    mkdirSync(join(folder, 'packed'));
    writeFileSync(join(folder, 'packed/start-web.js'), `console.log('as packed');`);
  };
  const begun = (env: Record<string, string> = {}) => execFileSync(process.execPath, [join(folder, 'main.js')], { encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } });

  it('begins as it was packed, where it was', () => {
    expect(begun()).toBe('as built\n');
    pack();
    expect(begun()).toBe('as packed\n');
  });

  it('begins as it was built where New Relic wants to see each package', () => {
    pack();
    expect(begun({ NEW_RELIC_LICENSE_KEY: 'a key' })).toBe('as built\n');
  });
});
