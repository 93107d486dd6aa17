import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readMailReport } from '../../mailings/mail-report.js';
import { RecordMailReports } from '../../mailings/record-mail-reports.js';
import { splitMailbox } from '../../mailings/split-mailbox.js';
import { readArguments, UsageError, type Command } from './command.js';

/** Reading the same mailbox again changes nothing: each mail is known by its bytes. */
export const mailEvents: Command = async (args, { open, print }) => {
  const { positionals } = readArguments({ args, options: {}, allowPositionals: true });
  if (positionals.length === 0) throw new UsageError('there is nothing to read: name a mailbox, or a mail');
  const app = await open();
  try {
    for (const file of positionals) {
      const mails = splitMailbox(await readFile(file));
      const reports = await Promise.all(mails.map((mail) => readMailReport(mail, `mail:${createHash('sha256').update(mail).digest('hex')}`)));
      const counts = await app.get(RecordMailReports).run(reports.filter((report) => report !== null));
      print(`${file}: ${mails.length} mails, ${counts.recorded} bounces and complaints recorded, ${counts.repeated} known before, ${mails.length - counts.recorded - counts.repeated} about something else`);
    }
    return 0;
  } finally {
    await app.close();
  }
};
