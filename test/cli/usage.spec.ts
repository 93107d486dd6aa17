import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { freshet } from './run-cli.js';

describe('freshet', () => {
  test.each([[], ['help'], ['--help'], ['-h']])(
    'lists its commands without any environment: %j',
    async (...args) => {
      const { code, stdout, stderr } = await freshet(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const command of ['migrate [down]', 'demo', 'figures audit [--json]', 'figures rebuild', 'refresh <campaign|giving day>', 'assets deploy'])
        expect(stdout).toContain(`  ${command}`);
    },
  );

  test.each([
    ['help', 'demo'],
    ['demo', '--help'],
    ['demo', '-h'],
  ])('tells how one of them is used: %j', async (...args) => {
    expect(await freshet(args)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Usage: freshet demo\n/),
    });
  });

  test.each([
    [['dmeo'], 'freshet: there is no command "dmeo"'],
    [['--version'], 'freshet: there is no option --version'],
    [['assets'], 'freshet: "assets" is not a whole command: is assets deploy meant?'],
    [['demo', 'again'], "freshet demo: Unexpected argument 'again'"],
    [['demo', '--fast'], "freshet demo: Unknown option '--fast'"],
    [['migrate', 'sideways'], 'freshet migrate: "sideways" is not a direction: say nothing, or down'],
    [['assets', 'deploy', '--to'], "freshet assets deploy: Option '--to <value>' argument missing"],
    [
      ['assets', 'deploy', '--encoding', 'zip', '--to', 'file:///tmp'],
      'freshet assets deploy: "zip" is no encoding: say gzip, br, identity',
    ],
    [
      ['assets', 'deploy'],
      'freshet assets deploy: there is nowhere to deploy to: say --to URL, or set STORAGE_URL',
    ],
  ])('called as %j says in one sentence what is wrong', async (args, sentence) => {
    const { code, stdout, stderr } = await freshet(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const [first, empty, usage] = stderr.split('\n');
    expect([first, empty]).toEqual([sentence, '']);
    expect(usage).toMatch(/^Usage: freshet /);
  });

  test('is built as a program that a shell can start', () => {
    const cli = readFileSync(new URL('../../dist/cli.js', import.meta.url), 'utf8');
    expect(cli).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { status, stdout } = spawnSync('npx', ['--no-install', 'freshet', 'help'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Usage: freshet') });
  });
});
