import type { outbox as english } from '../en/outbox.js';
import type { Translated } from '../table.js';

export const outbox: Translated<typeof english> = {
  'outbox.title': 'Postausgang',
  'outbox.every': 'Jede Mail, die die Demo versandt hat. Keine davon hat diesen Rechner verlassen.',
  'outbox.real': 'Hier gehen Mails an den echten Mailserver, darum gibt es nichts zu sehen. Der Postausgang füllt sich, wo Freshet als Demo läuft, die jede Mail in einem Ordner aufbewahrt.',
  'outbox.caption': 'Mails, die neueste zuerst',
  'outbox.time': 'Zeit',
  'outbox.to': 'An',
  'outbox.subject': 'Betreff',
  'outbox.noDate': 'Ohne Datum',
  'outbox.noSubject': 'Ohne Betreff',
  'outbox.none': 'Noch wurde keine Mail versandt.',
  'outbox.back': 'Zurück zum Postausgang',
  'mail.from': 'Von',
  'mail.date': 'Datum',
  'mail.html': 'HTML-Teil',
  'mail.htmlFrame': 'HTML-Teil der Mail',
  'mail.text': 'Textteil',
  'mail.headers': 'Kopfzeilen',
  'mail.source': 'Quelltext',
  'mail.rest': '{n} weiteres Zeichen wird nicht gezeigt.|{n} weitere Zeichen werden nicht gezeigt.',
};
