import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { choosePorts } from '../../bin/services/ports.mjs';
import { FakeProject } from './fake-project.js';

const SENTENCE_ONLY = /^\S+ [^\n]+\n$/;

describe('npm start refuses in one sentence', () => {
  let project: FakeProject;
  beforeAll(() => {
    project = new FakeProject();
  });
  afterAll(() => project.remove());

  it('a flag it does not know', async () => {
    const run = project.run('start.mjs', ['--prot', '3001']);
    expect(await run.exitCode).toBe(1);
    expect(run.output).toMatch(SENTENCE_ONLY);
    expect(run.output).toContain("Unknown option '--prot'");
  });

  it('a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const run = project.run('start.mjs', ['--port', String(port)]);
    expect(await run.exitCode).toBe(1);
    expect(run.output).toMatch(
      new RegExp(`Port ${port} is in use: stop what listens there, or .*--port 3001`),
    );
    other.close();
  });

  it('a machine without redis-server, saying what to type', async () => {
    const { web: port } = await choosePorts(['web']);
    const run = project.run('start.mjs', ['--port', String(port)], { PATH: project.path('nothing here') });
    expect(await run.exitCode).toBe(1);
    expect(run.output).toMatch(
      /redis-server is missing\. Install it with: {2}(sudo apt-get install redis-server|brew install redis)\n/,
    );
    expect(run.output).not.toMatch(/\n\s+at /);
  });

  it('a .freshet that is not a folder', async () => {
    const inTheWay = new FakeProject();
    inTheWay.write('.freshet', '');
    const run = inTheWay.run('start.mjs', []);
    expect(await run.exitCode).toBe(1);
    expect(run.output).toMatch(SENTENCE_ONLY);
    expect(run.output).toContain('.freshet, but it is in the way: it must be a folder.');
    await inTheWay.remove();
  });

  it('a folder it may not write', async () => {
    const readOnly = new FakeProject();
    chmodSync(readOnly.folder, 0o555);
    const run = readOnly.run('start.mjs', [], {}, unprivileged());
    expect(await run.exitCode).toBe(1);
    expect(run.output).toMatch(SENTENCE_ONLY);
    expect(run.output).toMatch(/Freshet keeps its data in .*\.freshet, but this user may not write here\./);
    chmodSync(readOnly.folder, 0o755);
    await readOnly.remove();
  });
});

/** Root may write anywhere, so the test becomes somebody else. */
function unprivileged() {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
}
