import type { PageLanguage } from '../page-language.js';

/** What a donor reads where their bank wants to hear from them. */
export interface ConfirmationText {
  readonly title: string;
  readonly ask: string;
  readonly link: string;
  readonly sandbox: string;
  readonly approve: string;
  readonly refuse: string;
}

export const CONFIRMATION_TEXT: Readonly<Record<PageLanguage, ConfirmationText>> = {
  en: {
    title: 'Your bank asks you to confirm',
    ask: 'Your gift is booked as soon as you have confirmed it.',
    link: 'Confirm the payment',
    sandbox: 'This page stands in for your bank: no money moves in the sandbox.',
    approve: 'Approve the payment',
    refuse: 'Refuse it',
  },
  de: {
    title: 'Ihre Bank bittet um Bestätigung',
    ask: 'Sobald Sie die Zahlung bestätigt haben, wird Ihre Spende verbucht.',
    link: 'Zahlung bestätigen',
    sandbox: 'Diese Seite steht für Ihre Bank: In der Testumgebung fließt kein Geld.',
    approve: 'Zahlung freigeben',
    refuse: 'Ablehnen',
  },
  ja: {
    title: 'カード会社による本人確認が必要です',
    ask: '確認が済みしだい、ご寄付を受け付けます。',
    link: '支払いを確認する',
    sandbox: 'これはカード会社の代わりのテスト画面です。実際の支払いは発生しません。',
    approve: '支払いを承認する',
    refuse: '承認しない',
  },
  ar: {
    title: 'يطلب منك البنك تأكيد الدفع',
    ask: 'يُسجَّل تبرعك بمجرد أن تؤكده.',
    link: 'تأكيد الدفع',
    sandbox: 'هذه الصفحة تقوم مقام البنك: لا تنتقل أي أموال في بيئة التجربة.',
    approve: 'الموافقة على الدفع',
    refuse: 'الرفض',
  },
};
