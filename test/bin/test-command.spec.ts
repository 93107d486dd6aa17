import { readFileSync } from 'node:fs';
import { ARegistry } from './a-registry.js';
import { FakeProject } from './fake-project.js';

/** Stands in for Jest: writes the results it is told to, and says what it was given. */
const JEST = `
  const fs = require('node:fs');
  const output = process.argv.find((word) => word.startsWith('--outputFile=')).slice(13);
  const given = ['TEST_DATABASE_URL', 'TEST_REDIS_CACHE_URL', 'TEST_REDIS_QUEUE_URL', 'CHROMIUM_PATH', 'REDIS_SERVER_PATH'];
  console.log('given', given.filter((name) => process.env[name]).length, 'asked for', process.argv.at(-1));
  const failed = Number(process.env.FAILED ?? 0);
  fs.writeFileSync(output, JSON.stringify({ numPassedTests: Number(process.env.PASSED), numFailedTests: failed, numRuntimeErrorTestSuites: 0 }));
  process.exit(failed === 0 ? 0 : 1);`;

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('npm test', () => {
  let project: FakeProject;
  let registry: ARegistry;
  beforeAll(async () => {
    registry = await ARegistry.knowing('fastify');
    project = new FakeProject({
      lint: 'echo a fault of style; exit 1',
      types: 'exit 0',
      jest: 'node jest.cjs',
    });
    project.write('jest.cjs', JEST);
    // What is shipped is what package.json names.
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object };
    project.write('package.json', JSON.stringify({ ...project.json('package.json'), dependencies }));
  });
  afterAll(async () => {
    registry.close();
    await project.remove();
  });

  it('counts lint, types, audit and build as a test each, and goes on after a fault in the first three', async () => {
    const run = project.run('test.mjs', [], { PASSED: '5', CHROMIUM_PATH: process.execPath, npm_config_registry: registry.url, npm_config_cache: project.path('npm-cache') });
    expect(await run.exitCode).toBe(1);
    expect(run.output).toContain('a fault of style');
    expect(run.output).toContain('given 5');
    expect(lastLine(run.output)).toBe('8 passed, 1 failed');
    expect(await project.untilGone()).toEqual([]);
  });

  it.each([
    ['finds fault with a dependency that has a grave one', { severity: 'critical', title: 'Reads anything' }, '7 passed, 2 failed', 'critical: fastify *: Reads anything'],
    ['only tells of small ones', { severity: 'low', title: 'Says too much' }, '8 passed, 1 failed', '2 of little weight'],
    ['goes on where the registry tells nothing', null, '7 passed, 1 failed', 'the registry tells no advisories'],
  ] as const)('%s', async (_, advisory, counted, said) => {
    registry.advisory = advisory;
    registry.refuses = advisory === null;
    const run = project.run('test.mjs', [], { PASSED: '5', npm_config_registry: registry.url, npm_config_cache: project.path(`npm-cache-${advisory?.severity}`) });
    expect(await run.exitCode).toBe(1);
    expect(run.output).toContain(said);
    expect(lastLine(run.output)).toBe(counted);
  });

  it('passes its arguments on to Jest, and then checks neither style nor types', async () => {
    const run = project.run('test.mjs', ['donations'], { PASSED: '2' });
    expect(await run.exitCode).toBe(0);
    expect(run.output).toContain('asked for donations');
    expect(lastLine(run.output)).toBe('3 passed, 0 failed');
  });

  it('fails when a test fails, and when none ran', async () => {
    const failing = project.run('test.mjs', ['donations'], { PASSED: '2', FAILED: '1' });
    expect(await failing.exitCode).toBe(1);
    expect(lastLine(failing.output)).toBe('3 passed, 1 failed');
    const none = project.run('test.mjs', ['nothing'], { PASSED: '0' });
    expect(await none.exitCode).toBe(1);
    expect(none.output).toContain('No test ran.');
    expect(lastLine(none.output)).toBe('1 passed, 1 failed');
  });
});
