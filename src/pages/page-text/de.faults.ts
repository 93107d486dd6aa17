import type { FaultText } from './fault-text.js';

export const deFaults: FaultText = {
  amount: {
    required: 'Wählen Sie einen Betrag oder geben Sie einen eigenen ein.',
    not_a_number: 'Geben Sie den Betrag in Ziffern ein, zum Beispiel 25 oder 25,50.',
    too_many_decimals: 'Der Betrag hat mehr Nachkommastellen, als diese Währung kennt.',
    not_positive: 'Der Betrag muss größer als null sein.',
    too_large: 'Dieser Betrag ist zu groß, um ihn online anzunehmen.',
    below_minimum: 'Die kleinste Spende ist hier {minimum}.',
    above_maximum: 'Die größte Spende ist hier {maximum}. Für mehr schreiben Sie uns bitte.',
  },
  name: {
    required: 'Nennen Sie uns Ihren Namen. Sie können trotzdem anonym spenden.',
    too_long: 'Dieser Name ist länger, als wir speichern können. Bitte kürzen Sie ihn.',
    malformed_unicode: 'Der Name enthält ein beschädigtes Zeichen. Bitte geben Sie ihn neu ein.',
    control_character: 'Der Name enthält ein unsichtbares Steuerzeichen. Bitte geben Sie ihn neu ein.',
    empty: 'Der Name enthält nichts Sichtbares. Bitte geben Sie Ihren Namen ein.',
  },
  email: {
    required: 'Sagen Sie uns, wohin die Quittung gehen soll.',
    malformed: 'Das sieht nicht wie eine E-Mail-Adresse aus. Sie braucht ein @ und eine Domain: ada@example.org.',
    too_long: 'Diese E-Mail-Adresse ist zu lang, um zustellbar zu sein.',
  },
  message: {
    too_long: 'Ihre Nachricht ist zu lang. Bitte kürzen Sie sie.',
    malformed_unicode: 'Ihre Nachricht enthält ein beschädigtes Zeichen. Bitte geben Sie sie neu ein.',
    control_character: 'Ihre Nachricht enthält ein unsichtbares Steuerzeichen. Bitte geben Sie sie neu ein.',
  },
  designation: { unknown: 'Dieser Zweck steht nicht mehr zur Wahl. Bitte wählen Sie einen anderen.' },
  card: {
    required: 'Geben Sie eine Kartennummer ein.',
    malformed: 'Das ist keine Kartennummer. Bitte prüfen Sie die Ziffern.',
    card_declined: 'Die Bank hat diese Karte abgelehnt. Es wurde nichts abgebucht. Bitte versuchen Sie eine andere.',
    insufficient_funds: 'Auf dieser Karte ist nicht genug Geld. Es wurde nichts abgebucht.',
    expired_card: 'Diese Karte ist abgelaufen. Es wurde nichts abgebucht.',
    authentication_required: 'Ihre Bank möchte, dass Sie die Zahlung bestätigen. Es wurde nichts abgebucht.',
    provider_unavailable: 'Der Zahlungsdienst hat nicht geantwortet. Es wurde nichts abgebucht. Bitte in einer Minute noch einmal.',
  },
  form: {
    closed: 'Diese Kampagne ist beendet und nimmt keine Spenden mehr an. Es wurde nichts abgebucht.',
    not_open_yet: 'Diese Kampagne hat noch nicht begonnen. Es wurde nichts abgebucht.',
    too_many_attempts: 'Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Minute und versuchen Sie es erneut.',
    repeated: 'Dieses Formular wurde schon gesendet. Bitte sehen Sie nach, was daraus wurde, bevor Sie erneut spenden.',
    wrong_currency: 'Diese Kampagne nimmt Spenden in einer anderen Währung an. Bitte laden Sie die Seite neu.',
    unknown_field: 'Das Formular enthielt etwas, wonach wir nicht gefragt haben. Bitte laden Sie die Seite neu.',
  },
};
