import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../../bin/processes/identity.mjs';
import { choosePorts } from '../../bin/services/ports.mjs';
import { FakeProject, type Run } from './fake-project.js';

describe('npm start', () => {
  let project: FakeProject;
  let port: number;

  beforeAll(async () => {
    project = new FakeProject();
    ({ web: port } = await choosePorts(['web']));
  });
  // So that one test that fails does not take the others with it.
  afterEach(() => project.endAll());
  afterAll(() => project.remove());

  async function started(): Promise<Run> {
    const run = project.run('start.mjs', ['--port', String(port)]);
    await run.until('Ctrl-C stops everything.');
    return run;
  }

  it('brings everything up, says where it is, and leaves nothing running on Ctrl-C', async () => {
    const run = await started();
    const demo = project.json('.freshet/demo.json');
    expect(demo).toMatchObject({
      url: `http://127.0.0.1:${port}`,
      console: {
        url: `http://127.0.0.1:${port}/console`,
        users: [{ role: 'engineer', email: 'e@example.org', password: 'p' }],
      },
      apiKey: 'key',
      campaigns: ['library'],
      mailFolder: project.path('.freshet/mail'),
    });
    const expected = ['start', 'web', 'worker-email', 'postgres', 'redisCache', 'redisQueue', 'mail'];
    expect(Object.keys(demo.pids).sort()).toEqual(expected.sort());
    for (const secret of ['demo.json', 'secret-key', 'postgres-password', 'redis-password']) {
      expect(statSync(project.path('.freshet', secret)).mode & 0o077).toBe(0);
    }
    expect(await (await fetch(demo.url)).text()).toBe('ready');
    await run.until('at work queue=email');
    expect(run.output).toMatch(/worker-email +at work queue=email/);

    run.child.kill('SIGINT');
    expect(await run.exitCode).toBe(0);
    expect(run.output).toContain('leaving politely');
    expect(await project.untilGone()).toEqual([]);
  });

  it('keeps ports, secrets and data between starts, and refuses a second start beside the first', async () => {
    const before = project.json('.freshet/demo.json');
    const run = await started();
    const { pids: _, ...now } = project.json('.freshet/demo.json');
    expect(before).toMatchObject(now);
    expect(run.output).toContain('2 starts');

    const second = project.run('start.mjs', ['--port', String(port)]);
    expect(await second.exitCode).toBe(1);
    expect(second.output).toMatch(/already runs from this folder \(process \d+\)/);

    run.child.kill('SIGTERM');
    expect(await run.exitCode).toBe(0);
  });

  it('starts a process that is lost again, and tells of its new number', async () => {
    const run = await started();
    const { pids } = project.json('.freshet/demo.json');
    await fetch(`http://127.0.0.1:${port}/crash`);
    await run.until('web ended by itself with exit code 7. Starting it again.');
    process.kill(pids['worker-email'], 'SIGKILL');
    await run.until('worker-email was ended by SIGKILL. Starting it again.');
    const areOthers = () => ['web', 'worker-email'].every((name) => (project.json('.freshet/demo.json').pids[name] ?? pids[name]) !== pids[name]);
    for (let i = 0; i < 1_200 && !areOthers(); i++) await pause(50);
    expect(areOthers()).toBe(true);
    const isServed = () => fetch(`http://127.0.0.1:${port}/`).then(({ ok }) => ok, () => false);
    for (let i = 0; i < 1_200 && !(await isServed()); i++) await pause(50);
    expect(await isServed()).toBe(true);
    run.child.kill('SIGINT');
    expect(await run.exitCode).toBe(0);
    expect(await project.untilGone()).toEqual([]);
  });

  it('stops everything when a process is lost again and again, and says which', async () => {
    const run = await started();
    for (let losses = 1; losses <= 5; losses++) {
      const before = project.json('.freshet/demo.json').pids['worker-email'];
      process.kill(before, 'SIGKILL');
      if (losses === 5) break;
      for (let i = 0; i < 1_200 && project.json('.freshet/demo.json').pids['worker-email'] === before; i++) await pause(50);
    }
    expect(await run.exitCode).toBe(1);
    expect(run.output).toMatch(/worker-email was ended by SIGKILL\./);
    expect(await project.untilGone()).toEqual([]);
  });

  it('leaves nothing running even when it is killed, and starts again after that', async () => {
    const run = await started();
    run.child.kill('SIGKILL');
    await run.exitCode;
    expect(await project.untilGone()).toEqual([]);

    const again = await started();
    again.child.kill('SIGINT');
    expect(await again.exitCode).toBe(0);
  });

  it('ends what is left when its watchdog was killed too', async () => {
    const run = await started();
    const { pids } = project.json('.freshet/demo.json');
    project.killWatchdog();
    run.child.kill('SIGKILL');
    await run.exitCode;
    await pause(200);
    expect(isAlive(pids.postgres)).toBe(true);

    const again = await started();
    expect(again.output).toContain('ending what an earlier start left behind');
    expect(isAlive(pids.postgres)).toBe(false);
    again.child.kill('SIGINT');
    expect(await again.exitCode).toBe(0);
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot('npm start as root, in a folder that only root may enter', () => {
  it('keeps the data of Postgres where its own user can go', async () => {
    const project = new FakeProject();
    chmodSync(project.folder, 0o700);
    const { web: port } = await choosePorts(['web']);
    for (const starts of ['1 starts', '2 starts']) {
      const run = project.run('start.mjs', ['--port', String(port)]);
      await run.until('Ctrl-C stops everything.');
      expect(run.output).toContain(starts);
      run.child.kill('SIGINT');
      expect(await run.exitCode).toBe(0);
    }
    const home = readFileSync(project.path('.freshet/postgres-home'), 'utf8').trim();
    expect(existsSync(`${home}/postgres/PG_VERSION`)).toBe(true);
    rmSync(home, { recursive: true });
    await project.remove();
  });
});
