import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailNotFound } from '../../../src/console/console.errors.js';
import { MailFolder } from '../../../src/console/outbox/mail-folder.js';
import { testConfig } from '../../support/environment.js';
import { anEml } from '../an-eml.js';

const home = mkdtempSync(join(tmpdir(), 'outbox '));
const path = join(home, 'mail');
const folder = new MailFolder(testConfig('postgres://nowhere/none', 'web', { MAIL_FOLDER: path }));
const put = (name: string, content: string) => writeFileSync(join(path, name), content);

beforeAll(() => {
  mkdirSync(path);
  put('2026-11-21T10-00-00.000Z-9.eml', anEml({ subject: 'Ninth' }));
  put('2026-11-21T10-00-00.000Z-10.eml', anEml({ subject: 'Tenth' }));
  put('2026-11-20T10-00-00.000Z-11.eml', anEml({ subject: 'The day before' }));
  put('broken.eml', 'no mail at all');
  put('.2026-11-21T10-00-00.000Z-12.eml.part', anEml({ subject: 'Half' }));
  put('notes.txt', 'private');
  writeFileSync(join(home, 'secret.eml'), anEml({ subject: 'Secret' }));
  symlinkSync(join(home, 'secret.eml'), join(path, 'link.eml'));
  mkdirSync(join(path, 'folder.eml'));
});
afterAll(() => rmSync(home, { recursive: true }));

describe('the outbox', () => {
  it('has whole mails, and nothing else that lies there', async () => {
    expect((await folder.listNames()).sort()).toEqual(['2026-11-20T10-00-00.000Z-11.eml', '2026-11-21T10-00-00.000Z-10.eml', '2026-11-21T10-00-00.000Z-9.eml', 'broken.eml']);
  });

  it('tells who a mail went to, and when, of those that are still there', async () => {
    const [mail, ...more] = await folder.summarise(['2026-11-21T10-00-00.000Z-10.eml', 'gone.eml']);
    expect(mail).toMatchObject({ subject: 'Tenth', to: [{ name: 'José Ångström', address: 'jose@example.org' }], sentAt: new Date('2026-11-21T10:00:00Z') });
    expect(more).toEqual([]);
  });

  it('is searched by subject, name and address', async () => {
    const names = await folder.listNames();
    for (const [text, found] of [['TENTH', 1], ['ångström', 3], ['jose@EXAMPLE', 3], ['day before', 1], ['nobody', 0]] as const) expect([text, (await folder.search(names, text)).length]).toEqual([text, found]);
  });

  it('shows every part of a mail', async () => {
    const mail = await folder.get('2026-11-21T10-00-00.000Z-9.eml');
    expect(mail.from).toEqual({ name: 'A University', address: 'receipts@example.org' });
    expect(mail.text?.trim()).toBe('Thank you, José');
    expect(mail.html).toContain('<p style="color:green">Thank you, José</p>');
    expect(mail.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
    expect(mail.source).toBe(anEml({ subject: 'Ninth' }));
  });

  it('shows a file that is no mail as it is', async () => {
    expect(await folder.get('broken.eml')).toMatchObject({ name: 'broken.eml', to: [], subject: '', source: 'no mail at all' });
  });

  it.each([
    '../secret.eml',
    '..%2fsecret.eml',
    '..\\secret.eml',
    '/etc/passwd',
    'x/../../secret.eml',
    'secret.eml\u0000.eml',
    'notes.txt',
    '..',
    '.eml',
    '',
    'missing.eml',
    'link.eml',
    'folder.eml',
    '.2026-11-21T10-00-00.000Z-12.eml.part',
    'broken.eml\n',
    `${'a'.repeat(400)}.eml`,
  ])('never reads anything but its own mails: %j', async (name) => {
    await expect(folder.get(name)).rejects.toThrow(MailNotFound);
  });

  it('is empty before the first mail has made the folder', async () => {
    const none = new MailFolder(testConfig('postgres://nowhere/none', 'web', { MAIL_FOLDER: join(home, 'none') }));
    expect([none.isKept, await none.listNames()]).toEqual([true, []]);
  });

  it('is not there where mails go to a real server', async () => {
    const real = new MailFolder(testConfig('postgres://nowhere/none'));
    expect([real.isKept, await real.listNames()]).toEqual([false, []]);
    await expect(real.get('broken.eml')).rejects.toThrow(MailNotFound);
  });
});
