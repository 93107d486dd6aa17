import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { MJML_PROGRAM } from './mjml-program.js';

/** A body as mail programs read it: HTML, and the plain text made from it. */
export interface CompiledBody {
  readonly html: string;
  readonly plain: string;
}

export interface MjmlFault {
  readonly line: number | null;
  readonly message: string;
}

export type Compilation = { readonly ok: true; readonly body: CompiledBody } | { readonly ok: false; readonly faults: readonly MjmlFault[] };

type Answer = { readonly id: number } & (CompiledBody | { readonly faults: readonly MjmlFault[] });

const PATIENCE_MS = 10_000;

/** How long the thread may take to load what it compiles with: the machine's work, and not the body's. In milliseconds. */
const LOADING_MS = 60_000;

const LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const;

const TOO_HARD: Compilation = { ok: false, faults: [{ line: null, message: 'takes too long to make a mail of: make it simpler' }] };

/** Makes mail of MJML, one body at a time, within ten seconds, once there is something to make it with, and 200 MB, whatever the body is. */
@Injectable()
export class MjmlCompiler implements OnApplicationShutdown {
  #thread: Thread | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #count = 0;

  compile(mjml: string): Promise<Compilation> {
    const mine = this.#turn.then(() => this.#compile(mjml));
    this.#turn = mine;
    return mine;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#end();
  }

  async #compile(mjml: string): Promise<Compilation> {
    const thread = (this.#thread ??= startThread());
    const id = (this.#count += 1);
    await thread.loaded;
    const answer = await answerOf(thread.worker, id, mjml);
    if (answer === null) {
      await this.#end();
      return TOO_HARD;
    }
    return 'faults' in answer ? { ok: false, faults: answer.faults } : { ok: true, body: { html: answer.html, plain: answer.plain } };
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.worker.terminate();
  }
}

interface Thread {
  readonly worker: Worker;
  /** Resolves once it can compile, has died, or has taken too long. */
  readonly loaded: Promise<void>;
}

function startThread(): Thread {
  const worker = new Worker(MJML_PROGRAM, { eval: true, workerData: import.meta.url, resourceLimits: LIMITS, env: {} });
  // It waits for work for as long as the process has other reasons to live.
  worker.unref();
  worker.on('error', () => undefined);
  return { worker, loaded: loadingOf(worker) };
}

function loadingOf(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(settle, LOADING_MS);
    worker.once('message', settle);
    worker.once('exit', settle);
  });
}

/** Null where the thread died of it, or did not come to an end. */
function answerOf(thread: Worker, id: number, mjml: string): Promise<Answer | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | null) => {
      clearTimeout(timer);
      thread.off('message', hear);
      thread.off('exit', die);
      resolve(answer);
    };
    const hear = (answer: Answer) => answer.id === id && settle(answer);
    const die = () => settle(null);
    const timer = setTimeout(die, PATIENCE_MS);
    thread.on('message', hear);
    thread.on('exit', die);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, no window of a browser
    thread.postMessage({ id, mjml });
  });
}
