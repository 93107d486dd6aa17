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
  it('lists whole mails, the newest first', async () => {
    const list = await folder.list();
    expect(list?.mails.map(({ subject }) => subject)).toEqual(['', 'Tenth', 'Ninth', 'The day before']);
    expect(list?.total).toBe(4);
  });

  it('tells who a mail went to, and when', async () => {
    const mail = (await folder.list())?.mails[1];
    expect(mail?.to).toEqual([{ name: 'José Ångström', address: 'jose@example.org' }]);
    expect(mail?.sentAt).toEqual(new Date('2026-11-21T10:00:00Z'));
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

  it('stops listing at 200, and says how many there are', async () => {
    const many = join(home, 'many');
    mkdirSync(many);
    for (let i = 0; i < 205; i++) writeFileSync(join(many, `${1_000 + i}.eml`), anEml({ subject: `No. ${i}` }));
    const list = await new MailFolder(testConfig('postgres://nowhere/none', 'web', { MAIL_FOLDER: many })).list();
    expect([list?.total, list?.mails.length, list?.mails[0]?.subject]).toEqual([205, 200, 'No. 204']);
  });

  it('is empty before the first mail has made the folder', async () => {
    const none = new MailFolder(testConfig('postgres://nowhere/none', 'web', { MAIL_FOLDER: join(home, 'none') }));
    expect(await none.list()).toEqual({ mails: [], total: 0 });
  });

  it('is not there where mails go to a real server', async () => {
    const real = new MailFolder(testConfig('postgres://nowhere/none'));
    expect(await real.list()).toBeNull();
    await expect(real.get('broken.eml')).rejects.toThrow(MailNotFound);
  });
});
