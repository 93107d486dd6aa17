import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const CHECKOUT = resolve(import.meta.dirname, '../..');

/** Settings of whoever runs the tests, which are not to reach the project under test. */
const OURS = new Set(['DATABASE_URL', 'REDIS_CACHE_URL', 'REDIS_QUEUE_URL', 'SMTP_URL', 'PORT', 'MAIL_FOLDER', 'SECRET_KEY', 'STORAGE_URL']);

const PROGRAMS = {
  'migrate.js': `import pg from 'pg';
    const client = new pg.Client(process.env.DATABASE_URL);
    await client.connect();
    await client.query('CREATE TABLE IF NOT EXISTS starts (at timestamptz DEFAULT now())');
    await client.query('INSERT INTO starts DEFAULT VALUES');
    console.log((await client.query('SELECT count(*) FROM starts')).rows[0].count + ' starts');
    await client.end();`,
  'main.js': `import { createServer } from 'node:http';
    const server = createServer((request, response) => {
      response.end('ready');
      if (request.url === '/crash') setTimeout(() => { console.error('no more tea'); process.exit(7); }, 50);
    });
    server.listen(process.env.PORT, process.env.HOST);
    process.on('SIGTERM', () => { console.log('leaving politely'); process.exit(); });`,
  'worker.js': `console.log(JSON.stringify({ level: 30, time: Date.now(), msg: 'at work', queue: process.argv[2] }));
    setInterval(() => {}, 1_000);`,
  'cli.js': `console.log('planting');
    console.log(JSON.stringify({ users: [{ role: 'engineer', email: 'e@example.org', password: 'p' }], apiKey: 'key',
      organisation: 'o', givingDay: 'day', campaigns: ['library'], deviceKey: 'd' }));`,
};

/** The scripts of bin/ around an app of four short programs, in a folder whose name has a space. */
export class FakeProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'a giving day ')));
  readonly #running: ChildProcess[] = [];

  constructor(scripts: Record<string, string> = {}) {
    chmodSync(this.folder, 0o755);
    cpSync(join(CHECKOUT, 'bin'), join(this.folder, 'bin'), { recursive: true });
    symlinkSync(join(CHECKOUT, 'node_modules'), join(this.folder, 'node_modules'));
    cpSync(join(CHECKOUT, 'package-lock.json'), join(this.folder, 'package-lock.json'));
    const build = `node -e "require('fs').cpSync('src', 'dist', { recursive: true })"`;
    this.write('package.json', JSON.stringify({ type: 'module', scripts: { build, ...scripts } }));
    this.write(
      'Procfile',
      'release: node dist/migrate.js\nweb: node dist/main.js\nworker-email: node dist/worker.js email\n',
    );
    for (const [name, program] of Object.entries(PROGRAMS)) this.write(`src/${name}`, program);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  write(file: string, content: string): void {
    mkdirSync(this.path(file, '..'), { recursive: true });
    writeFileSync(this.path(file), content);
  }

  json(file: string) {
    return JSON.parse(readFileSync(this.path(file), 'utf8'));
  }

  run(
    script: string,
    args: string[],
    env: NodeJS.ProcessEnv = {},
    account: { uid?: number; gid?: number } = {},
  ): Run {
    const outside = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.has(name)));
    const options = { cwd: this.folder, env: { ...outside, ...env }, ...account };
    const child = spawn(process.execPath, [this.path('bin', script), ...args], options);
    this.#running.push(child);
    return new Run(child);
  }

  killWatchdog(): void {
    const pid = pids().find((other) => belongingsOf(other).includes(this.path('bin/watchdog.mjs')));
    process.kill(Number(pid), 'SIGKILL');
  }

  /** The command lines of all processes that run from this folder. */
  processes(): string[] {
    return pids()
      .map(belongingsOf)
      .filter((text) => text.includes(this.folder));
  }

  /** Waits for what is ending, and answers the command lines of what is not. */
  async untilGone(): Promise<string[]> {
    for (let i = 0; i < 600 && this.processes().length > 0; i++) await pause(50);
    return this.processes();
  }

  /** Ends whatever still runs; the watchdog of a killed start sees to the rest. */
  async endAll(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL');
    await this.untilGone();
  }

  async remove(): Promise<void> {
    await this.endAll();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const pids = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** Command line and working folder, since some processes tell of themselves only by the latter. */
function belongingsOf(pid: string): string {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return command === '' ? '' : `${command} in ${realpathSync(`/proc/${pid}/cwd`)}`;
  } catch {
    return '';
  }
}

/** A script under way: what it has printed, and its exit code. */
export class Run {
  output = '';
  readonly exitCode: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += chunk));
    this.exitCode = new Promise((done) => child.once('close', done));
  }

  async until(text: string): Promise<void> {
    for (let i = 0; i < 1_200; i++) {
      if (this.output.includes(text)) return;
      if (this.child.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`"${text}" was never said:\n${this.output}`);
  }
}
