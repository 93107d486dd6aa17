import PdfDocument from 'pdfkit';
import type { Receipt } from '../receipt.js';
import { fillIn, isolated, isRightToLeft } from '../words/letter-language.js';
import { statementOf, type Fact, type ReceiptStatement } from '../words/receipt-statement.js';
import { UNPRINTABLE, printable } from './glyph-runs.js';
import { PageSetter, type Column, type Style } from './page-setter.js';
import { typefaces } from './typefaces.js';

const INK = '#1d1d1f';
const FAINT = '#6b6b70';
const HAIRLINE = '#c9c9ce';
const ALARM = '#a3201d';

const WHOLE: Column = { left: 64, width: 467 };
const FOOT = 762;

const NAME: Style = { size: 13, weight: 'bold', colour: INK };
const TITLE: Style = { size: 26, weight: 'regular', colour: INK };
const BODY: Style = { size: 10.5, weight: 'regular', colour: INK };
const STRONG: Style = { ...BODY, weight: 'bold' };
const NOTE: Style = { size: 9, weight: 'regular', colour: FAINT };
const SUM: Style = { size: 12.5, weight: 'bold', colour: INK };

/** A receipt on paper: one A4 page as PDF. The same receipt always gives the same bytes. */
export async function drawReceipt(receipt: Receipt): Promise<Buffer> {
  const statement = statementOf(receipt);
  const page = new PdfDocument({
    size: 'A4', margin: 0, lang: statement.voice.locale, displayTitle: true, font: firstFont(),
    info: { Title: `${statement.words.title} ${receipt.number}`, Author: receipt.facts.organisation.name, CreationDate: receipt.issuedAt },
  });
  const chunks: Buffer[] = [];
  page.on('data', (chunk: Buffer) => chunks.push(chunk));
  const drawn = new Promise<Buffer>((resolve) => page.on('end', () => resolve(Buffer.concat(chunks))));
  lay(new PageSetter(page, isRightToLeft(statement.voice) ? 'rtl' : 'ltr'), receipt, statement);
  page.end();
  return drawn;
}

function lay(setter: PageSetter, receipt: Receipt, statement: ReceiptStatement): void {
  const { words } = statement;
  let top = letterhead(setter, receipt, statement) + 44;
  top = setter.set(words.title, WHOLE, top, TITLE) + 6;
  top = setter.set(`${words.number} ${isolated(receipt.number, statement.voice)}`, WHOLE, top, BODY);
  top = setter.set(`${words.issued} ${dayOf(receipt, statement)}`, WHOLE, top, NOTE);
  if (statement.standing !== null) top = setter.set(statement.standing, WHOLE, top + 6, { ...STRONG, colour: receipt.voidedAt === null ? INK : ALARM });
  top = setter.set(words.donor, WHOLE, top + 30, NOTE);
  top = setter.set(receipt.facts.donorName, WHOLE, top, { ...SUM, size: 15 });
  top = table(setter, statement.amounts, top + 26, true);
  top = table(setter, statement.about, top + 22, false);
  top = setter.set(fillIn(words.statement, { organisation: receipt.facts.organisation.name }), WHOLE, top + 28, BODY);
  footnote(setter, receipt, statement);
}

function letterhead(setter: PageSetter, { facts: { organisation } }: Receipt, { words, voice }: ReceiptStatement): number {
  let top = setter.set(organisation.name, WHOLE, 64, NAME);
  for (const line of organisation.address?.split('\n') ?? []) top = setter.set(line, WHOLE, top, NOTE);
  if (organisation.taxNumber !== null) top = setter.set(`${words.taxNumber} ${isolated(organisation.taxNumber, voice)}`, WHOLE, top, NOTE);
  setter.rule(WHOLE, top + 14, INK, 1);
  return top + 14;
}

/** Labels at the side where reading begins, values at the other; of amounts, the last is their sum. */
function table(setter: PageSetter, facts: readonly Fact[], start: number, isSum: boolean): number {
  const [labels, values] = columns(setter);
  let top = start;
  facts.forEach(([label, value], index) => {
    const isLast = isSum && index === facts.length - 1;
    setter.rule(WHOLE, top, HAIRLINE);
    const under = setter.set(label, labels, top + 8, isLast ? STRONG : { ...BODY, colour: FAINT });
    top = Math.max(under, setter.set(value, values, top + 8, isLast ? SUM : BODY, 'end')) + 7;
  });
  setter.rule(WHOLE, top, HAIRLINE);
  return top;
}

function columns({ direction }: PageSetter): [labels: Column, values: Column] {
  const before = { left: WHOLE.left, width: 180 };
  const after = { left: WHOLE.left + 190, width: WHOLE.width - 190 };
  if (direction === 'ltr') return [before, after];
  return [{ left: WHOLE.left + WHOLE.width - 180, width: 180 }, { left: WHOLE.left, width: WHOLE.width - 190 }];
}

/** Says what the sign for unprintable characters stands for, where there is one. */
function footnote(setter: PageSetter, { facts }: Receipt, { words }: ReceiptStatement): void {
  const given = [facts.donorName, facts.organisation.name, facts.organisation.address ?? '', facts.campaign.title, facts.designation ?? ''];
  if (given.some((text) => printable(text).includes(UNPRINTABLE))) setter.set(fillIn(words.unprintable, { sign: UNPRINTABLE }), WHOLE, FOOT, NOTE);
}

function dayOf({ issuedAt, facts: { timeZone } }: Receipt, { voice }: ReceiptStatement): string {
  return new Intl.DateTimeFormat(voice.locale, { dateStyle: 'long', timeZone }).format(issuedAt);
}

/** Given from the start, because the library would look for one of its own. */
function firstFont(): string {
  return typefaces('regular')[0]?.().source as unknown as string;
}
