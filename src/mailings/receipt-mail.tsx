import { render } from 'preact-render-to-string';
import type { Receipt } from '../donations/receipt-post.js';
import { formatMoney, money } from '../shared/money.js';
import { receiptWordsFor } from './receipt-words.js';
import type { Mail } from './smtp-post.js';

const RIGHT_TO_LEFT = /^(ar|he|fa|ur)\b/;

/** The mail that carries a receipt: the same facts as HTML and as plain text. `siteUrl` is where donor pages live. */
export function receiptMail(receipt: Receipt, siteUrl: string): Mail {
  const letter = toLetter(receipt, siteUrl);
  return {
    messageId: `receipt-${receipt.donationId}`,
    to: receipt.to,
    fromName: receipt.organisation,
    subject: letter.subject,
    text: toText(letter),
    html: `<!doctype html>${render(<LetterPage letter={letter} />)}`,
    language: letter.locale,
  };
}

interface Letter {
  readonly locale: string;
  readonly subject: string;
  readonly greeting: string;
  readonly thanks: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly closing: string;
  readonly link: { readonly words: string; readonly url: string };
}

function toLetter(receipt: Receipt, siteUrl: string): Letter {
  const { words, locale } = receiptWordsFor(receipt.locale);
  const fill = (template: string) =>
    template
      .replace('{name}', () => receipt.to.name)
      .replace('{campaign}', () => receipt.campaign.title)
      .replace('{organisation}', () => receipt.organisation);
  return {
    locale,
    subject: fill(words.subject),
    greeting: fill(words.greeting),
    thanks: fill(words.thanks),
    facts: factsOf(receipt),
    closing: fill(words.closing),
    link: { words: words.seePage, url: `${siteUrl}/c/${receipt.campaign.slug}` },
  };
}

function factsOf({ gift, coveredFee, capturedAt, donationId, locale: asked, timeZone }: Receipt): [string, string][] {
  const { words, locale } = receiptWordsFor(asked);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(capturedAt);
  const show = (amount: number) => formatMoney(money(amount, gift.currency), locale);
  const fee: [string, string][] = [
    [words.coveredFee, show(coveredFee)],
    [words.charged, show(gift.amount + coveredFee)],
  ];
  return [[words.gift, show(gift.amount)], ...(coveredFee > 0 ? fee : []), [words.date, date], [words.number, donationId]];
}

function toText({ greeting, thanks, facts, closing, link }: Letter): string {
  const lines = facts.map(([label, value]) => `${label}: ${value}`);
  return [greeting, '', thanks, '', ...lines, '', `${link.words}: ${link.url}`, '', closing, ''].join('\n');
}

// Mail programs read neither style sheets nor custom properties: the few styles stand on the elements.
function LetterPage({ letter }: { letter: Letter }) {
  return (
    <html lang={letter.locale} dir={RIGHT_TO_LEFT.test(letter.locale) ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{letter.subject}</title>
      </head>
      <body style="margin:0;padding:24px;font:16px/1.6 Georgia,serif">
        <main style="max-width:34em;margin:0 auto">
          <p>{letter.greeting}</p>
          <p>{letter.thanks}</p>
          <table role="presentation" style="border-collapse:collapse;width:100%;margin:24px 0">
            {letter.facts.map(([label, value]) => (
              <tr>
                <td style="padding:8px 0;border-bottom:1px solid #8884">{label}</td>
                <td style="padding:8px 0;border-bottom:1px solid #8884;text-align:end">
                  <strong>{value}</strong>
                </td>
              </tr>
            ))}
          </table>
          <p>
            <a href={letter.link.url}>{letter.link.words}</a>
          </p>
          <p>{letter.closing}</p>
        </main>
      </body>
    </html>
  );
}
