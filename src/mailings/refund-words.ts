import type { LetterLanguage } from '../receipts/words/letter-language.js';

/** What a donor reads of money given back. `{…}` marks where a fact goes. */
export type RefundWords = Readonly<Record<'subject' | 'greeting' | 'news' | 'wait' | 'replaced' | 'voided' | 'refunded' | 'date' | 'reference' | 'closing', string>>;

export const REFUND_WORDS: Readonly<Record<LetterLanguage, RefundWords>> = {
  en: {
    subject: 'Refund of your gift to {campaign}', greeting: 'Dear {name},',
    news: 'we have refunded {amount} of your gift to {campaign}.',
    wait: 'It may take your bank a few days to show it on your account.',
    replaced: 'Receipt {before} is void. Receipt {number}, attached, states what remains of your gift.',
    voided: 'Receipt {number} is void. Please do not use it any more.',
    refunded: 'Refunded', date: 'Date', reference: 'Donation', closing: 'Kind regards, {organisation}',
  },
  de: {
    subject: 'Erstattung Ihrer Spende für {campaign}', greeting: 'Guten Tag {name},',
    news: 'wir haben Ihnen {amount} von Ihrer Spende an {campaign} erstattet.',
    wait: 'Bis der Betrag auf Ihrem Konto erscheint, können einige Tage vergehen.',
    replaced: 'Die Quittung {before} ist ungültig. Die beiliegende Quittung {number} weist aus, was von Ihrer Spende bleibt.',
    voided: 'Die Quittung {number} ist ungültig. Bitte verwenden Sie sie nicht mehr.',
    refunded: 'Erstattet', date: 'Datum', reference: 'Spende Nr.', closing: 'Mit freundlichen Grüßen, {organisation}',
  },
  ja: {
    subject: '「{campaign}」へのご寄付の返金について', greeting: '{name} 様',
    news: '「{campaign}」へのご寄付のうち{amount}を返金いたしました。',
    wait: '口座への反映には数日かかることがあります。',
    replaced: '領収書{before}は無効となりました。添付の領収書{number}が、残りのご寄付についての領収書です。',
    voided: '領収書{number}は無効となりました。今後はご使用にならないでください。',
    refunded: '返金額', date: '日付', reference: '寄付番号', closing: '{organisation}',
  },
  ar: {
    subject: 'إعادة مبلغ تبرعك لحملة {campaign}', greeting: 'عزيزنا {name}،',
    news: 'أعدنا إليك {amount} من تبرعك لحملة {campaign}.',
    wait: 'قد يستغرق ظهور المبلغ في حسابك بضعة أيام.',
    replaced: 'أُلغي الإيصال {before}. يبيّن الإيصال المرفق {number} ما بقي من تبرعك.',
    voided: 'أُلغي الإيصال {number}. نرجو عدم استخدامه بعد الآن.',
    refunded: 'المبلغ المُعاد', date: 'التاريخ', reference: 'رقم التبرع', closing: 'مع التحية، {organisation}',
  },
};
