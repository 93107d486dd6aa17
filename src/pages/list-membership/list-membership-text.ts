import type { PageLanguage } from '../page-language.js';

/** What somebody reads who wants to leave a list. `{email}`, `{list}` and `{organisation}` are filled in. */
export interface ListMembershipText {
  readonly ask: Record<'title' | 'text' | 'button', string>;
  readonly left: Record<'title' | 'text' | 'button', string>;
  readonly back: string;
  readonly receipts: string;
  readonly staffCopy: Record<'title' | 'text', string>;
}

export const LIST_MEMBERSHIP_TEXT: Readonly<Record<PageLanguage, ListMembershipText>> = {
  en: {
    ask: { title: 'Leave this list?', text: '{email} receives “{list}” from {organisation}.', button: 'Unsubscribe' },
    left: { title: 'You have left the list', text: '{email} receives no more mail of “{list}” from {organisation}.', button: 'Subscribe again' },
    back: 'Good to have you back.',
    receipts: 'Receipts for your gifts and other lists are not affected.',
    staffCopy: { title: 'This was a test copy', text: 'It was sent to look at, so there is nothing to leave.' },
  },
  de: {
    ask: { title: 'Diese Liste verlassen?', text: '{email} erhält „{list}“ von {organisation}.', button: 'Abmelden' },
    left: { title: 'Sie sind abgemeldet', text: '{email} erhält keine Nachrichten von „{list}“ von {organisation} mehr.', button: 'Wieder anmelden' },
    back: 'Schön, dass Sie wieder dabei sind.',
    receipts: 'Spendenquittungen und andere Listen sind davon nicht betroffen.',
    staffCopy: { title: 'Das war eine Probe', text: 'Sie wurde nur zur Ansicht versandt, es gibt also nichts abzumelden.' },
  },
  ja: {
    ask: { title: '配信を停止しますか', text: '{email} 宛に、{organisation}から「{list}」をお送りしています。', button: '配信を停止する' },
    left: { title: '配信を停止しました', text: '{organisation}の「{list}」は、今後 {email} 宛には届きません。', button: 'もう一度受け取る' },
    back: '配信を再開しました。',
    receipts: 'ご寄付の領収書や、ほかのお知らせには影響しません。',
    staffCopy: { title: 'これはテスト送信です', text: '確認用に送られたメールのため、停止する配信はありません。' },
  },
  ar: {
    ask: { title: 'هل تريد مغادرة هذه القائمة؟', text: 'يتلقى {email} رسائل «{list}» من {organisation}.', button: 'إلغاء الاشتراك' },
    left: { title: 'تم إلغاء اشتراكك', text: 'لن يتلقى {email} رسائل «{list}» من {organisation} بعد الآن.', button: 'الاشتراك مجددًا' },
    back: 'يسعدنا أن تعود إلينا.',
    receipts: 'لا يؤثر ذلك في إيصالات تبرعاتك ولا في القوائم الأخرى.',
    staffCopy: { title: 'كانت هذه نسخة تجريبية', text: 'أُرسلت للمعاينة فقط، فلا يوجد ما يُلغى الاشتراك فيه.' },
  },
};
