import type { LetterLanguage } from './letter-language.js';

/** What a receipt and the mail that carries it say. `{…}` marks where a fact goes. */
export type ReceiptWords = Readonly<
  Record<
    | 'subject' | 'greeting' | 'thanks' | 'attached' | 'closing' | 'seePage' | 'seeDonation'
    | 'title' | 'number' | 'issued' | 'donor' | 'gift' | 'coveredFee' | 'charged' | 'date' | 'campaign' | 'designation'
    | 'reference' | 'taxNumber' | 'statement' | 'replaces' | 'replaced' | 'voided' | 'unprintable',
    string
  >
>;

export const RECEIPT_WORDS: Readonly<Record<LetterLanguage, ReceiptWords>> = {
  en: {
    subject: 'Your gift to {campaign}', greeting: 'Dear {name},',
    thanks: 'thank you for giving to {campaign}. Your gift is already at work.',
    attached: 'Your receipt is attached. Please keep it for your records.',
    closing: 'With thanks, {organisation}', seePage: 'See how the campaign is doing', seeDonation: 'See your gift',
    title: 'Donation receipt', number: 'Receipt no.', issued: 'Issued', donor: 'Received from', gift: 'Gift',
    coveredFee: 'Payment fee you covered', charged: 'Charged in all', date: 'Date of the gift', campaign: 'Campaign',
    designation: 'For', reference: 'Donation', taxNumber: 'Tax number',
    statement: '{organisation} confirms that it has received this gift.',
    replaces: 'Takes the place of receipt {number}, which is void.', replaced: 'Void. Receipt {number} takes its place.',
    voided: 'Void. The gift was refunded.',
    unprintable: '{sign} stands for a character that this document cannot show.',
  },
  de: {
    subject: 'Ihre Spende für {campaign}', greeting: 'Guten Tag {name},',
    thanks: 'herzlichen Dank für Ihre Spende an {campaign}. Sie wirkt schon jetzt.',
    attached: 'Ihre Spendenquittung liegt bei. Bitte bewahren Sie sie auf.',
    closing: 'Mit Dank, {organisation}', seePage: 'So steht die Kampagne gerade', seeDonation: 'Ihre Spende ansehen',
    title: 'Spendenquittung', number: 'Quittung Nr.', issued: 'Ausgestellt', donor: 'Erhalten von', gift: 'Spende',
    coveredFee: 'Übernommene Zahlungsgebühr', charged: 'Insgesamt belastet', date: 'Tag der Spende', campaign: 'Kampagne',
    designation: 'Zweck', reference: 'Spende Nr.', taxNumber: 'Steuernummer',
    statement: '{organisation} bestätigt den Erhalt dieser Spende.',
    replaces: 'Ersetzt die Quittung {number}, die damit ungültig ist.', replaced: 'Ungültig. Ersetzt durch Quittung {number}.',
    voided: 'Ungültig. Die Spende wurde erstattet.',
    unprintable: '{sign} steht für ein Zeichen, das dieses Dokument nicht darstellen kann.',
  },
  ja: {
    subject: '「{campaign}」へのご寄付ありがとうございます', greeting: '{name} 様',
    thanks: '「{campaign}」にご寄付いただき、心よりお礼申し上げます。',
    attached: '領収書を添付しました。大切に保管してください。',
    closing: '{organisation}', seePage: 'キャンペーンの様子を見る', seeDonation: 'ご寄付の内容を見る',
    title: '寄付金領収書', number: '領収書番号', issued: '発行日', donor: '寄付者', gift: 'ご寄付',
    coveredFee: 'ご負担いただいた手数料', charged: 'お支払い合計', date: '寄付日', campaign: 'キャンペーン',
    designation: '使途', reference: '寄付番号', taxNumber: '登録番号',
    statement: '{organisation}は、上記のご寄付を受領いたしました。',
    replaces: '領収書{number}に代わるものです。{number}は無効です。', replaced: '無効です。領収書{number}に差し替えられました。',
    voided: '無効です。ご寄付は返金されました。',
    unprintable: '{sign}は、この書類では表示できない文字です。',
  },
  ar: {
    subject: 'تبرعك لحملة {campaign}', greeting: 'عزيزنا {name}،',
    thanks: 'شكرًا لتبرعك لحملة {campaign}. بدأ عطاؤك يُحدث أثرًا بالفعل.',
    attached: 'تجد الإيصال مرفقًا. نرجو الاحتفاظ به.',
    closing: 'مع الشكر، {organisation}', seePage: 'تابع تقدم الحملة', seeDonation: 'اعرض تبرعك',
    title: 'إيصال تبرع', number: 'رقم الإيصال', issued: 'تاريخ الإصدار', donor: 'استُلم من', gift: 'التبرع',
    coveredFee: 'رسوم الدفع التي تحملتها', charged: 'إجمالي المبلغ', date: 'تاريخ التبرع', campaign: 'الحملة',
    designation: 'الوجهة', reference: 'رقم التبرع', taxNumber: 'الرقم الضريبي',
    statement: 'تؤكد {organisation} استلام هذا التبرع.',
    replaces: 'يحل محل الإيصال {number} الذي أُلغي.', replaced: 'ملغى. حل محله الإيصال {number}.',
    voided: 'ملغى. أُعيد مبلغ التبرع.',
    unprintable: 'ترمز {sign} إلى حرف لا تستطيع هذه الوثيقة عرضه.',
  },
};
