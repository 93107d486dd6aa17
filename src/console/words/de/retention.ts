import type { retention as english } from '../en/retention.js';
import type { Translated } from '../table.js';

export const retention: Translated<typeof english> = {
  'retention.title': 'Wie lange Spendende bekannt bleiben',
  'retention.what': 'Wer eine Reihe von Jahren nicht gespendet hat, kann von selbst vergessen werden, einmal im Monat, als hätte jede und jeder darum gebeten: Namen, Adressen und Worte gehen, Summen, Quittungsnummern und Kennzahlen bleiben. Niemand wird vergessen, für den eine Spende, eine Erstattung oder eine Mail unterwegs ist oder der seither einer Mailliste beigetreten ist.',
  'retention.law': 'Quittungen nennen die Spendenden und sind aufzubewahren: im Vereinigten Königreich sechs Jahre nach dem Jahr der Spende, in Deutschland zehn. Weniger als {fewest} Jahre lassen sich nicht wählen; vorgeschlagen sind {proposed}. Bitte fragen Sie Ihre Buchhaltung.',
  'retention.off': 'Niemand wird nach Alter vergessen.',
  'retention.on': 'Spendende werden nach {years} Jahren ohne Spende vergessen',
  'retention.begins': 'Nicht vor {when}.',
  'retention.running': 'Der Lauf dieses Monats ist im Gang: bisher {erased} vergessen, {leftAlone} ausgelassen.',
  'retention.ran': 'Letzter Lauf: {erased} vergessen, {leftAlone} ausgelassen.',
  'retention.stop': 'Niemanden nach Alter vergessen',
  'retention.choose': 'Wählen',
  'retention.years': 'Jahre ohne Spende',
  'retention.count': 'Zählen, wen es beträfe',
  'retention.would': 'Nach {years} Jahren würde jetzt {n} Person vergessen, die gespendet hat.|Nach {years} Jahren würden jetzt {n} Spendende vergessen.',
  'retention.manyWould': 'Nach {years} Jahren würden jetzt {n} Spendende oder mehr vergessen.',
  'retention.files': 'Bevor ein Tag um ist, geschieht nichts. In jedem Monat, in dem jemand vergessen wird, werden frühere Berichte und hochgeladene Dateien entfernt: Jede davon kann sie nennen.',
  'retention.start': 'Spendende nach {years} Jahren vergessen',
};
