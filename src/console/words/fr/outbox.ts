import type { outbox as english } from '../en/outbox.js';
import type { Translated } from '../table.js';

export const outbox: Translated<typeof english> = {
  'outbox.title': 'Courrier sortant',
  'outbox.every': 'Chaque message que la démo a envoyé. Aucun n’a quitté cette machine.',
  'outbox.real': 'Ici, les messages vont au vrai serveur de courrier : il n’y a rien à voir. Le courrier sortant se remplit là où Freshet tourne en démo, qui garde chaque message dans un dossier.',
  'outbox.caption': 'Messages, le plus récent d’abord',
  'outbox.time': 'Heure',
  'outbox.to': 'À',
  'outbox.subject': 'Objet',
  'outbox.noDate': 'Sans date',
  'outbox.noSubject': 'Sans objet',
  'outbox.none': 'Aucun message n’a encore été envoyé.',
  'outbox.back': 'Retour au courrier sortant',
  'mail.from': 'De',
  'mail.date': 'Le',
  'mail.html': 'Partie HTML',
  'mail.htmlFrame': 'Partie HTML du message',
  'mail.text': 'Partie texte',
  'mail.headers': 'En-têtes',
  'mail.source': 'Texte source',
  'mail.rest': '{n} caractère de plus n’est pas montré.|{n} caractères de plus ne sont pas montrés.',
};
