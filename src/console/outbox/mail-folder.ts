import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../../config/config.js';
import { MailNotFound } from '../console.errors.js';
import { parseMail, summariseMail, type MailSummary, type StoredMail } from './stored-mail.js';

const LISTED = 200;
const HEAD_BYTES = 16 * 1024;
/** No slash, so that a name never leads out of the folder. */
const NAME = /^[\w.-]{1,200}\.eml$/;

export interface MailList {
  /** The newest first. */
  readonly mails: readonly MailSummary[];
  /** In the folder, listed or not. */
  readonly total: number;
}

/** The folder in which a mail server of the demo keeps what it was given; files come and go, but never change. */
@Injectable()
export class MailFolder {
  readonly #folder: string | null;
  readonly #summaries = new LRUCache<string, MailSummary>({ max: 1_000 });

  constructor({ mail }: Config) {
    this.#folder = mail.folder;
  }

  /** Null where mails go to a real server. */
  async list(): Promise<MailList | null> {
    if (this.#folder === null) return null;
    const names = await this.#listNames(this.#folder);
    const summaries = await Promise.all(names.slice(0, LISTED).map((name) => this.#summarise(name)));
    return { mails: summaries.filter((mail) => mail !== null), total: names.length };
  }

  /** @throws MailNotFound where there is no such file, or its name would not stay in the folder. */
  async get(name: string): Promise<StoredMail> {
    if (this.#folder === null || !NAME.test(name)) throw new MailNotFound();
    const path = join(this.#folder, name);
    const bytes = await ifPresent(async () => ((await lstat(path)).isFile() ? readFile(path) : null));
    if (bytes === null) throw new MailNotFound();
    return parseMail(name, bytes);
  }

  /** Names begin with the instant of arrival and end with a count, so that they sort by time. */
  async #listNames(folder: string): Promise<string[]> {
    const entries = (await ifPresent(() => readdir(folder, { withFileTypes: true }))) ?? [];
    const names = entries.filter((entry) => entry.isFile() && NAME.test(entry.name)).map((entry) => entry.name);
    const { compare } = new Intl.Collator('en', { numeric: true });
    return names.sort((a, b) => compare(b, a));
  }

  /** From the head of the file alone: bodies may be long, and the list does not show them. */
  async #summarise(name: string): Promise<MailSummary | null> {
    const known = this.#summaries.get(name);
    if (known !== undefined) return known;
    const head = await ifPresent(() => readHead(join(this.#folder ?? '', name)));
    if (head === null) return null;
    const summary = await summariseMail(name, head);
    this.#summaries.set(name, summary);
    return summary;
  }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const end = buffer.indexOf('\r\n\r\n');
    return buffer.subarray(0, end < 0 ? bytesRead : end + 4);
  } finally {
    await file.close();
  }
}

/** Null where the file or folder is not there (any more). */
async function ifPresent<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
