import { render } from 'preact-render-to-string';

/** A letter in plain words, before it becomes HTML and text. */
export interface LetterText {
  readonly locale: string;
  readonly isRightToLeft: boolean;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly links: readonly { readonly words: string; readonly url: string }[];
  readonly closing: string;
}

/** The same letter as plain text. */
export function toPlainText({ paragraphs, facts, links, closing }: LetterText): string {
  const blocks = [
    ...paragraphs,
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    links.map(({ words, url }) => `${words}: ${url}`).join('\n'),
    closing,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

export function toHtml(letter: LetterText): string {
  return `<!doctype html>${render(<LetterPage letter={letter} />)}`;
}

// Mail programs read neither style sheets nor custom properties: the few styles stand on the elements.
function LetterPage({ letter }: { letter: LetterText }) {
  return (
    <html lang={letter.locale} dir={letter.isRightToLeft ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{letter.subject}</title>
      </head>
      <body style="margin:0;padding:24px;font:16px/1.6 Georgia,serif">
        <main style="max-width:34em;margin:0 auto">
          {letter.paragraphs.map((paragraph) => <p>{paragraph}</p>)}
          {letter.facts.length > 0 && <FactTable facts={letter.facts} />}
          {letter.links.map(({ words, url }) => <p><a href={url}>{words}</a></p>)}
          <p>{letter.closing}</p>
        </main>
      </body>
    </html>
  );
}

function FactTable({ facts }: Pick<LetterText, 'facts'>) {
  return (
    <table role="presentation" style="border-collapse:collapse;width:100%;margin:24px 0">
      {facts.map(([label, value]) => (
        <tr>
          <td style="padding:8px 0;border-bottom:1px solid #8884">{label}</td>
          <td style="padding:8px 0;border-bottom:1px solid #8884;text-align:end"><strong><bdi>{value}</bdi></strong></td>
        </tr>
      ))}
    </table>
  );
}
