import type { LetterLanguage } from '../receipts/words/letter-language.js';

/** What somebody reads who may agree to a refund as the second person. `{…}` marks where a fact goes. */
export type AgreementWords = Readonly<Record<'subject' | 'greeting' | 'news' | 'until' | 'amount' | 'campaign' | 'link' | 'ignore' | 'closing', string>>;

export const AGREEMENT_WORDS: Readonly<Record<LetterLanguage, AgreementWords>> = {
  en: {
    subject: 'A refund waits for a second person', greeting: 'Hello {name},',
    news: 'somebody of {organisation} wants to give back {amount} of a gift. From such an amount on, a second person has to agree, and you may.',
    until: 'Nothing goes back until somebody agrees. It can be declined, too, and ends by itself on {until}.',
    amount: 'Amount', campaign: 'Campaign', link: 'Look at the donation',
    ignore: 'If somebody else has decided meanwhile, you need do nothing.', closing: '{organisation}',
  },
  de: {
    subject: 'Eine Erstattung wartet auf eine zweite Person', greeting: 'Guten Tag {name},',
    news: 'jemand von {organisation} möchte {amount} einer Spende zurückgeben. Ab einem solchen Betrag muss eine zweite Person zustimmen, und Sie können das.',
    until: 'Bis jemand zustimmt, geht nichts zurück. Sie können auch ablehnen; von selbst endet die Anfrage am {until}.',
    amount: 'Betrag', campaign: 'Kampagne', link: 'Spende ansehen',
    ignore: 'Falls inzwischen jemand anders entschieden hat, brauchen Sie nichts zu tun.', closing: '{organisation}',
  },
  ja: {
    subject: '返金が二人目の承認を待っています', greeting: '{name} 様',
    news: '{organisation}の担当者が、ご寄付のうち{amount}の返金を申請しました。この金額以上の返金には二人目の承認が必要で、あなたは承認することができます。',
    until: '承認されるまで返金は行われません。却下することもでき、{until}に自動的に終了します。',
    amount: '金額', campaign: 'キャンペーン', link: '寄付を確認する',
    ignore: 'すでにほかの方が決定された場合は、何もする必要はありません。', closing: '{organisation}',
  },
  ar: {
    subject: 'استرداد ينتظر موافقة شخص ثانٍ', greeting: 'مرحبًا {name}،',
    news: 'يريد أحد العاملين في {organisation} ردّ {amount} من تبرع. ابتداءً من هذا المبلغ تلزم موافقة شخص ثانٍ، ويحق لك أن توافق.',
    until: 'لا يُردّ شيء قبل الموافقة. ويمكن الرفض أيضًا، وينتهي الطلب من تلقاء نفسه في {until}.',
    amount: 'المبلغ', campaign: 'الحملة', link: 'الاطلاع على التبرع',
    ignore: 'إن كان غيرك قد قرر في هذه الأثناء فلا حاجة إلى فعل شيء.', closing: '{organisation}',
  },
};
