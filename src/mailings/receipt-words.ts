/** What a receipt says, in the languages of the donor pages. `{…}` marks where a fact goes. */
export interface ReceiptWords {
  readonly subject: string;
  readonly greeting: string;
  readonly thanks: string;
  readonly gift: string;
  readonly coveredFee: string;
  readonly charged: string;
  readonly date: string;
  readonly number: string;
  readonly closing: string;
  readonly seePage: string;
}

const WORDS: Readonly<Record<'en' | 'de' | 'ja' | 'ar', ReceiptWords>> = {
  en: {
    subject: 'Your gift to {campaign}',
    greeting: 'Dear {name},',
    thanks: 'thank you for giving to {campaign}. Your gift is already at work.',
    gift: 'Gift', coveredFee: 'Payment fee you covered', charged: 'Charged in all', date: 'Date', number: 'Donation',
    closing: 'With thanks, {organisation}',
    seePage: 'See how the campaign is doing',
  },
  de: {
    subject: 'Ihre Spende für {campaign}',
    greeting: 'Guten Tag {name},',
    thanks: 'herzlichen Dank für Ihre Spende an {campaign}. Sie wirkt schon jetzt.',
    gift: 'Spende', coveredFee: 'Übernommene Zahlungsgebühr', charged: 'Insgesamt belastet', date: 'Datum', number: 'Spende Nr.',
    closing: 'Mit Dank, {organisation}',
    seePage: 'So steht die Kampagne gerade',
  },
  ja: {
    subject: '「{campaign}」へのご寄付ありがとうございます',
    greeting: '{name} 様',
    thanks: '「{campaign}」にご寄付いただき、心よりお礼申し上げます。',
    gift: 'ご寄付', coveredFee: 'ご負担いただいた手数料', charged: 'お支払い合計', date: '日付', number: '寄付番号',
    closing: '{organisation}',
    seePage: 'キャンペーンの様子を見る',
  },
  ar: {
    subject: 'تبرعك لحملة {campaign}',
    greeting: 'عزيزنا {name}،',
    thanks: 'شكرًا لتبرعك لحملة {campaign}. بدأ عطاؤك يُحدث أثرًا بالفعل.',
    gift: 'التبرع', coveredFee: 'رسوم الدفع التي تحملتها', charged: 'إجمالي المبلغ', date: 'التاريخ', number: 'رقم التبرع',
    closing: 'مع الشكر، {organisation}',
    seePage: 'تابع تقدم الحملة',
  },
};

/** The words of a locale, and the locale that numbers and dates beside them are written in: never two languages in one letter. */
export function receiptWordsFor(locale: string): { readonly words: ReceiptWords; readonly locale: string } {
  const language = locale.toLowerCase().split('-')[0] ?? '';
  return language in WORDS ? { words: WORDS[language as keyof typeof WORDS], locale } : { words: WORDS.en, locale: 'en-GB' };
}
