import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testConfig } from './environment.js';
import { until } from './worker.js';

const WORKER = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));

interface LogLine {
  readonly pid: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface WorkerSurroundings {
  readonly databaseUrl: string;
  readonly queueUrl: string;
  readonly cacheUrl?: string;
  readonly smtpUrl?: string;
  /** Instead of the built program. */
  readonly program?: string;
  /** Further variables of its environment. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A worker as the Procfile starts it: the built program, with the process that watches over it. */
export class WorkerProcess {
  readonly lines: LogLine[] = [];
  readonly #supervisor: ChildProcess;

  private constructor(
    readonly queue: string,
    { databaseUrl, queueUrl, cacheUrl = testConfig(databaseUrl).redis.cacheUrl.reveal(), smtpUrl = 'smtp://127.0.0.1:9', program = WORKER, extra = {} }: WorkerSurroundings,
  ) {
    const env = { PATH: process.env['PATH'], NODE_ENV: 'test', REDIS_QUEUE_APPEND_ONLY: 'waived', DATABASE_URL: databaseUrl, REDIS_CACHE_URL: cacheUrl, REDIS_QUEUE_URL: queueUrl, SMTP_URL: smtpUrl, SECRET_KEY: 'a secret that is only ever used in tests', ...extra };
    this.#supervisor = spawn(process.execPath, [program, queue], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#supervisor.stdout!, this.#supervisor.stderr!]) createInterface({ input: stream }).on('line', (line) => this.#hear(line));
  }

  static async start(queue: string, surroundings: WorkerSurroundings): Promise<WorkerProcess> {
    const worker = new WorkerProcess(queue, surroundings);
    await worker.readyTimes(1).catch(async (error: unknown) => {
      await worker.stop();
      throw error;
    });
    return worker;
  }

  /** The process that does the work. */
  get pid(): number {
    return this.lines.findLast(({ msg }) => msg === 'worker ready')?.pid ?? 0;
  }

  get supervisorPid(): number {
    return this.#supervisor.pid ?? 0;
  }

  /** Resolves once it, or one that replaced it, has been ready so often. */
  async readyTimes(times: number): Promise<void> {
    await until(`${this.queue} to be ready ${times} times; it said ${JSON.stringify(this.lines.slice(-5))}`, () => this.said('worker ready').length >= times, 90_000);
  }

  said(message: string): LogLine[] {
    return this.lines.filter(({ msg }) => msg === message);
  }

  /** To the process that does the work. */
  signal(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** As a platform does; resolves to the exit code. */
  async stop(): Promise<number | null> {
    if (this.#supervisor.exitCode !== null || this.#supervisor.signalCode !== null) return this.#supervisor.exitCode;
    const exited = once(this.#supervisor, 'exit');
    this.#supervisor.kill('SIGTERM');
    const [code] = (await exited) as [number | null];
    return code;
  }

  #hear(line: string): void {
    try {
      this.lines.push(JSON.parse(line) as LogLine);
    } catch {
      this.lines.push({ pid: 0, msg: line });
    }
  }
}
