import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { postgresBinaries } from '../../bin/services/postgres-binaries.mjs';
import { temporaryHome } from '../../bin/services/postgres-home.mjs';
import { freePort } from './free-port.js';

const PATIENCE_MS = 20_000;
const ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
const FLEETING = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60', 'shared_buffers=32MB'];

/** How long a standby that is to be behind must have applied nothing, in milliseconds. */
const STILL_MS = 1_000;

interface Home {
  readonly folder: string;
  readonly account: { readonly uid: number; readonly gid: number } | null;
}

/** One server of the pair, on loopback. */
class Server {
  #child: ChildProcess | undefined;

  constructor(
    private readonly home: Home,
    private readonly bin: string,
    readonly data: string,
    readonly port: number,
  ) {}

  urlOf(database: string): string {
    return `postgres://freshet@127.0.0.1:${this.port}/${database}`;
  }

  async start(): Promise<void> {
    const flags = [...FLEETING, `port=${this.port}`].flatMap((setting) => ['-c', setting]);
    this.#child = spawn(join(this.bin, 'postgres'), ['-D', this.data, ...flags], { ...this.home.account, cwd: '/', env: ENVIRONMENT, stdio: 'ignore' });
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await this.#answers())) {
      if (Date.now() > deadline) throw new Error(`the server in ${this.data} does not start`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** SIGINT: connections are ended and all is written. SIGQUIT: as in a crash. */
  async stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }

  /** Settings that the server reads while it runs. */
  set(settings: string): void {
    writeFileSync(join(this.data, 'postgresql.auto.conf'), settings);
    this.#child?.kill('SIGHUP');
  }

  async #answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A primary with a database made by the real migrations, and a streaming standby that applies what comes when it is told to. */
export class ReplicatedPostgres {
  private constructor(
    private readonly home: Home,
    readonly primary: Server,
    readonly standby: Server,
  ) {}

  static async start(): Promise<ReplicatedPostgres> {
    const home = temporaryHome() as Home;
    const { native } = postgresBinaries(process.cwd(), home) as { native: string };
    const serverIn = async (name: string) => new Server(home, join(native, 'bin'), join(home.folder, name), await freePort());
    const pair = new ReplicatedPostgres(home, await serverIn('primary'), await serverIn('standby'));
    await pair.#make(join(native, 'bin'));
    return pair;
  }

  get url(): string {
    return this.primary.urlOf('freshet');
  }

  get replicaUrl(): string {
    return this.standby.urlOf('freshet');
  }

  /** Makes the standby wait so long before it applies what it has received; resolves once it does so. */
  async fallBehind(seconds: number): Promise<void> {
    this.delay(seconds);
    const deadline = Date.now() + PATIENCE_MS;
    // It reads what it is told when it comes to that, and waits at the end of a transaction alone.
    while (await this.#applies()) if (Date.now() > deadline) throw new Error('the standby does not fall behind');
  }

  /** Has the standby wait for nothing; resolves once it has applied what there was. */
  async catchUp(): Promise<void> {
    this.delay(0);
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await this.#applies())) if (Date.now() > deadline) throw new Error('the standby does not catch up');
  }

  /** How long the standby is to wait before it applies what it has received. */
  delay(seconds: number): void {
    this.standby.set(`primary_conninfo = 'host=127.0.0.1 port=${this.primary.port} user=freshet'\nrecovery_min_apply_delay = ${seconds}s\n`);
  }

  async close(): Promise<void> {
    await Promise.all([this.standby.stop('SIGQUIT'), this.primary.stop('SIGQUIT')]);
    rmSync(this.home.folder, { recursive: true, force: true });
  }

  /** Whether the standby applies a transaction within a moment of having received it. */
  async #applies(): Promise<boolean> {
    await ask(this.url, `SELECT pg_current_xact_id()`);
    const [{ lsn }] = await ask<{ lsn: string }>(this.url, `SELECT pg_current_wal_insert_lsn()::text AS lsn`);
    for (let receivedAt = Infinity; Date.now() - receivedAt < STILL_MS || receivedAt === Infinity; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const [is] = await ask<{ received: boolean; applied: boolean }>(this.replicaUrl, `SELECT pg_last_wal_receive_lsn() >= $1::pg_lsn AS received, pg_last_wal_replay_lsn() >= $1::pg_lsn AS applied`, [lsn]);
      if (is.applied) return true;
      if (is.received) receivedAt = Math.min(receivedAt, Date.now());
    }
    return false;
  }

  async #make(bin: string): Promise<void> {
    const { primary, standby, home } = this;
    mkdirSync(primary.data, { mode: 0o700 });
    if (home.account !== null) chownSync(primary.data, home.account.uid, home.account.gid);
    const made = spawnSync(join(bin, 'initdb'), ['--pgdata', primary.data, '--username=freshet', '--auth=trust', '--no-sync', '--no-instructions', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'], { ...home.account, cwd: '/', env: ENVIRONMENT });
    if (made.status !== 0) throw new Error(`initdb: ${String(made.stderr)}`);
    await primary.start();
    await this.#migrate();
    await primary.stop('SIGINT');
    // A stopped cluster is its own backup.
    cpSync(primary.data, standby.data, { recursive: true });
    writeFileSync(join(standby.data, 'standby.signal'), '');
    this.delay(0);
    if (home.account !== null) spawnSync('chown', ['-R', `${home.account.uid}:${home.account.gid}`, standby.data]);
    await primary.start();
    await standby.start();
  }

  async #migrate(): Promise<void> {
    const client = new pg.Client({ connectionString: this.primary.urlOf('postgres') });
    await client.connect();
    await client.query('CREATE DATABASE freshet');
    await client.end();
    const { status, stderr } = spawnSync(process.execPath, ['dist/migrate.js'], { env: { ...process.env, DATABASE_URL: this.url } });
    if (status !== 0) throw new Error(`migrate: ${String(stderr)}`);
  }
}

/** What a server answers over a connection of its own. */
async function ask<Row extends object>(url: string, sql: string, parameters: readonly unknown[] = []): Promise<[Row, ...Row[]]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows as [Row, ...Row[]];
  } finally {
    await client.end();
  }
}
