import { deFaults } from './de.faults.js';
import type { PageText } from './page-text.js';

export const de: PageText = {
  chrome: {
    skip: 'Zum Inhalt', home: 'Alle Spendentage', share: 'Teilen', copied: 'Link kopiert',
    footer: 'Freshet ist offene Software für Spendentage. Jede Summe auf dieser Seite sagt, wann sie gezählt wurde.',
  },
  figures: {
    raised: 'gespendet', raisedOfGoal: 'von {goal} gespendet', percentOfGoal: '{percent} des Ziels', asOf: 'Stand {time}',
    stale: 'Wir holen auf: Die neuesten Spenden sind vielleicht noch nicht mitgezählt. Keine geht verloren.',
    donors: { one: 'Spender:in', other: 'Spender:innen' },
    donations: { one: 'Spende', other: 'Spenden' },
    campaigns: { one: 'Kampagne', other: 'Kampagnen' },
  },
  schedule: {
    closes: 'Endet {time}', opens: 'Beginnt {time}', closed: 'Beendet', closedAt: 'Beendet {time}', toGive: 'Zeit zu spenden',
    untilOpen: 'bis zum Beginn', days: 'Tage', hours: 'Std.', minutes: 'Min.', seconds: 'Sek.',
  },
  campaign: {
    partOf: 'Teil von {day}', story: 'Worum es geht', latest: 'Neueste Spenden', noGifts: 'Machen Sie den Anfang',
    noGiftsText: 'Noch hat niemand gespendet. Ihre Spende wäre die erste.', anonymous: 'Anonym', give: 'Spenden',
    closedTitle: 'Vielen Dank', closedText: 'Diese Kampagne ist beendet. Jede Spende ist oben mitgezählt und kommt an.',
    upcomingTitle: 'Noch nicht eröffnet', upcomingText: 'Spenden sind ab {time} möglich.',
  },
  form: {
    title: 'Ihre Spende', amount: 'Betrag', other: 'Anderer', otherAmount: 'Ihr Betrag in {currency}',
    range: 'Von {minimum} bis {maximum}', designation: 'Verwendungszweck', anyDesignation: 'Wo es am nötigsten ist',
    name: 'Name', email: 'E-Mail', emailHint: 'Für Ihre Quittung. Wir geben sie nicht weiter.',
    anonymous: 'Mich als „Anonym“ zeigen', message: 'Nachricht hinzufügen', messageHint: 'Steht neben Ihrer Spende.', optional: 'freiwillig',
    coverFees: 'Die Kartengebühr übernehmen, damit alles ankommt', coverFeesAmount: '{fee} Kartengebühr übernehmen, damit alles ankommt',
    card: 'Kartennummer', cardHint: 'Testbetrieb: Es fließt kein Geld.', testCards: 'Testkarten', testWorks: 'funktioniert',
    testOutcomes: {
      card_declined: 'wird abgelehnt', insufficient_funds: 'ist nicht gedeckt', expired_card: 'ist abgelaufen',
      authentication_required: 'verlangt 3-D Secure', provider_unavailable: 'bleibt ohne Antwort',
    },
    dedication: {
      title: 'Zu Ehren oder im Gedenken spenden', kind: 'Widmung', none: 'Keine Widmung', honour: 'Zu Ehren von', memory: 'Im Gedenken an',
      name: 'Name der Person', notifyName: 'Wer davon erfahren soll (Name)', notifyEmail: 'Deren E-Mail-Adresse',
      notifyHint: 'Leer lassen, um niemanden zu benachrichtigen. Es geht eine Nachricht hinaus, ohne den Betrag.',
    },
    give: 'Spenden', giveAmount: '{amount} spenden', sending: 'Wird gesendet…',
    faultsTitle: 'Ihre Spende ist noch nicht erfolgt', faultPrefix: 'Bitte prüfen', checkThis: 'Bitte prüfen Sie diese Angabe.',
  },
  faults: deFaults,
  donation: {
    pending: { title: 'Einen Moment', text: 'Ihre Bank antwortet gerade. Die Seite aktualisiert sich von selbst; bitte spenden Sie nicht noch einmal.' },
    captured: {
      title: 'Danke, {name}', text: 'Ihre Spende von {amount} ist angekommen.',
      receiptSent: 'Die Quittung liegt im Postfach von {email}.', receiptComing: 'Die Quittung ist unterwegs an {email}.',
    },
    refunded: { title: 'Ihre Spende wurde erstattet', text: '{amount} sind an Sie zurückgegangen.', partly: '{amount} davon sind an Sie zurückgegangen.' },
    receipt: {
      download: 'Quittung herunterladen (PDF)', again: 'Quittung noch einmal senden', onItsWay: 'Die Quittung ist noch einmal unterwegs an {email}.',
      tooMany: 'Die Quittung wurde schon mehrmals gesendet. Bitte versuchen Sie es später noch einmal.',
    },
    failed: { title: 'Ihre Spende kam nicht zustande', text: 'Es wurde nichts abgebucht.', retry: 'Noch einmal versuchen' },
    reasons: {
      card_declined: 'Die Bank hat die Karte abgelehnt. Mit einer anderen klappt es vielleicht.',
      insufficient_funds: 'Auf der Karte war nicht genug Geld.',
      expired_card: 'Die Karte ist abgelaufen.',
      authentication_required: 'Die Bank wollte eine Bestätigung, die nicht kam.',
      provider_unavailable: 'Der Zahlungsdienst hat nicht geantwortet. Bitte versuchen Sie es in einer Minute noch einmal.',
    },
    repeated: 'Sie haben das Formular zweimal gesendet. Das hier ist Ihre eine Spende; abgebucht wurde nur einmal.',
    sheet: {
      title: 'Ihre Spende', refunded: 'Erstattet', honour: 'Zu Ehren von', memory: 'Im Gedenken an', gift: 'Spende', fee: 'Übernommene Kartengebühr', total: 'Gesamt', donor: 'Spender:in', designation: 'Für',
      campaign: 'Kampagne', date: 'Datum', reference: 'Kennung', print: 'Drucken',
    },
    nowRaised: 'bisher gespendet, Ihre Spende eingeschlossen', back: 'Zurück zur Kampagne',
  },
  givingDay: {
    leaders: 'Rangliste', byDonors: 'Die meisten Spender:innen', byPercent: 'Dem Ziel am nächsten',
    byPercentNote: 'Nach Anteil am Ziel, damit Währungen vergleichbar bleiben.', all: 'Alle Kampagnen', filter: 'Kampagne finden',
    filterPlaceholder: 'Bibliothek, Rudern, Stipendien…', noMatch: 'Keine Kampagne passt.', noCampaigns: 'Die Kampagnen stehen bald hier.',
    story: 'Über den Tag', raisedSoFar: 'gemeinsam gespendet', chooseCampaign: 'Kampagne wählen',
  },
  home: {
    lead: 'Ein Tag. Alle geben.', givingDays: 'Spendentage', campaigns: 'Kampagnen', enter: 'Zum Spendentag', live: 'Läuft jetzt',
    pitch: 'Freshet trägt Spendentage: viele kleine Spenden für das, was Sie kennen, an einem gemeinsamen Tag. Die Summen sind genau, und jede sagt, wann sie gezählt wurde. Ihre Spende wird einmal gebucht, so oft Sie auch tippen.',
    nothing: 'Gerade läuft nichts. Bitte schauen Sie bald wieder vorbei.',
  },
  errors: {
    400: { title: 'Das haben wir nicht verstanden', text: 'Die Anfrage war unvollständig. Bitte gehen Sie zurück und versuchen Sie es erneut.' },
    403: { title: 'Kein Zugang', text: 'Diese Seite ist für Sie nicht freigegeben.' },
    404: { title: 'Hier ist nichts', text: 'Diese Seite gibt es nicht, oder die Adresse enthält einen Tippfehler.' },
    405: { title: 'Das geht hier nicht', text: 'Diese Adresse lässt sich so nicht verwenden.' },
    409: { title: 'Jemand war schneller', text: 'Inzwischen hat sich etwas geändert. Bitte laden Sie neu und versuchen Sie es erneut.' },
    410: { title: 'Nicht mehr da', text: 'Diese Seite wurde entfernt.' },
    413: { title: 'Zu viel auf einmal', text: 'Das Gesendete ist größer, als wir annehmen.' },
    415: { title: 'Unbekanntes Format', text: 'Das Gesendete können wir nicht lesen.' },
    422: { title: 'Da fehlt etwas', text: 'Bitte gehen Sie zurück und prüfen Sie Ihre Angaben.' },
    429: { title: 'Etwas langsamer, bitte', text: 'Von Ihrem Anschluss kamen viele Anfragen. Bitte warten Sie eine Minute.' },
    500: { title: 'Unser Fehler', text: 'Bei uns ist etwas kaputtgegangen. Keine Spende geht verloren. Bitte versuchen Sie es erneut.' },
    503: { title: 'Gleich wieder da', text: 'Gerade ist sehr viel los. Keine Spende geht verloren. Bitte versuchen Sie es in einer Minute erneut.' },
  },
};
