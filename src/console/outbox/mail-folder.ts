import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../../config/config.js';
import { MailNotFound } from '../console.errors.js';
import { parseMail, summariseMail, type MailSummary, type StoredMail } from './stored-mail.js';

/** Of how many of the newest mails it is known, when somebody searches, what stands in their heads. */
const SEARCHED = 2_000;

/** Heads that are read at once. */
const AT_ONCE = 50;

const HEAD_BYTES = 16 * 1024;
/** No slash, so that a name never leads out of the folder. */
const NAME = /^[\w.-]{1,200}\.eml$/;

/** The folder in which a mail server of the demo keeps what it was given; files come and go, but never change. */
@Injectable()
export class MailFolder {
  readonly #folder: string | null;
  readonly #summaries = new LRUCache<string, MailSummary>({ max: SEARCHED });

  constructor({ mail }: Config) {
    this.#folder = mail.folder;
  }

  /** Whether mails stay here; elsewhere they go to a real server. */
  get isKept(): boolean {
    return this.#folder !== null;
  }

  /** Every whole mail there is, in no order. Names begin with the instant of arrival and end with a count. */
  async listNames(): Promise<string[]> {
    const folder = this.#folder;
    if (folder === null) return [];
    const entries = (await ifPresent(() => readdir(folder, { withFileTypes: true }))) ?? [];
    return entries.filter((entry) => entry.isFile() && NAME.test(entry.name)).map((entry) => entry.name);
  }

  /** Of the newest mails, the names of those in whose subject or among whose readers the text stands. */
  async search(names: readonly string[], text: string): Promise<string[]> {
    const { compare } = new Intl.Collator('en', { numeric: true });
    const newest = [...names].sort((a, b) => compare(b, a)).slice(0, SEARCHED);
    const sought = text.toLowerCase();
    const found = (await this.summarise(newest)).filter(({ subject, to }) => [subject, ...to.flatMap(({ name, address }) => [name, address])].some((part) => part.toLowerCase().includes(sought)));
    return found.map(({ name }) => name);
  }

  /** What the heads of mails tell, in their order; of those that have gone meanwhile nothing. */
  async summarise(names: readonly string[]): Promise<MailSummary[]> {
    const summaries: MailSummary[] = [];
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const read = await Promise.all(names.slice(at, at + AT_ONCE).map((name) => this.#summarise(name)));
      summaries.push(...read.filter((mail) => mail !== null));
    }
    return summaries;
  }

  /** @throws MailNotFound where there is no such file, or its name would not stay in the folder. */
  async get(name: string): Promise<StoredMail> {
    if (this.#folder === null || !NAME.test(name)) throw new MailNotFound();
    const path = join(this.#folder, name);
    const bytes = await ifPresent(async () => ((await lstat(path)).isFile() ? readFile(path) : null));
    if (bytes === null) throw new MailNotFound();
    return parseMail(name, bytes);
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
