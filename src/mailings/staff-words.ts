import type { TicketKind } from '../organisations/staff-tickets.js';
import type { LetterLanguage } from '../receipts/words/letter-language.js';

/** What somebody reads who is invited, or has lost their password. `{…}` marks where a fact goes. */
export type StaffWords = Readonly<Record<'subject' | 'greeting' | 'news' | 'until' | 'link' | 'ignore' | 'closing', string>>;

export const STAFF_WORDS: Readonly<Record<LetterLanguage, Readonly<Record<TicketKind, StaffWords>>>> = {
  en: {
    invitation: {
      subject: 'Your access to the console of {organisation}', greeting: 'Hello {name},', news: 'you have been given access to the console of {organisation} on Freshet. Please choose a password.',
      until: 'The link is good once, and for seven days.', link: 'Choose a password', ignore: 'If you did not expect this, you need do nothing.', closing: '{organisation}',
    },
    password_reset: {
      subject: 'A new password for the console', greeting: 'Hello {name},', news: 'somebody, most likely you, has asked for a new password for your account.',
      until: 'The link is good once, and for an hour.', link: 'Choose a new password', ignore: 'If it was not you, you need do nothing: your password stays as it is.', closing: '{organisation}',
    },
  },
  de: {
    invitation: {
      subject: 'Ihr Zugang zur Konsole von {organisation}', greeting: 'Guten Tag {name},', news: 'Sie haben Zugang zur Konsole von {organisation} auf Freshet erhalten. Bitte wählen Sie ein Passwort.',
      until: 'Der Link gilt einmal, und sieben Tage lang.', link: 'Passwort wählen', ignore: 'Falls Sie das nicht erwartet haben, brauchen Sie nichts zu tun.', closing: '{organisation}',
    },
    password_reset: {
      subject: 'Ein neues Passwort für die Konsole', greeting: 'Guten Tag {name},', news: 'jemand, vermutlich Sie selbst, hat ein neues Passwort für Ihr Konto angefordert.',
      until: 'Der Link gilt einmal, und eine Stunde lang.', link: 'Neues Passwort wählen', ignore: 'Falls Sie es nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.', closing: '{organisation}',
    },
  },
  ja: {
    invitation: {
      subject: '{organisation}のコンソールへのご招待', greeting: '{name} 様', news: 'Freshetの{organisation}のコンソールをご利用いただけるようになりました。パスワードを設定してください。',
      until: 'リンクは一度だけ、7日間有効です。', link: 'パスワードを設定する', ignore: 'お心当たりがない場合は、何もする必要はありません。', closing: '{organisation}',
    },
    password_reset: {
      subject: 'コンソールの新しいパスワード', greeting: '{name} 様', news: 'お客様のアカウントについて、新しいパスワードの設定が求められました。',
      until: 'リンクは一度だけ、1時間有効です。', link: '新しいパスワードを設定する', ignore: 'お心当たりがない場合は、何もする必要はありません。パスワードは変わりません。', closing: '{organisation}',
    },
  },
  ar: {
    invitation: {
      subject: 'دخولك إلى لوحة تحكم {organisation}', greeting: 'مرحبًا {name}،', news: 'مُنحت حق الدخول إلى لوحة تحكم {organisation} على Freshet. نرجو اختيار كلمة مرور.',
      until: 'يصلح الرابط مرة واحدة، ولمدة سبعة أيام.', link: 'اختيار كلمة مرور', ignore: 'إن لم تكن تتوقع هذه الرسالة فلا حاجة إلى فعل شيء.', closing: '{organisation}',
    },
    password_reset: {
      subject: 'كلمة مرور جديدة للوحة التحكم', greeting: 'مرحبًا {name}،', news: 'طلب أحدهم، وأنت على الأرجح، كلمة مرور جديدة لحسابك.',
      until: 'يصلح الرابط مرة واحدة، ولمدة ساعة.', link: 'اختيار كلمة مرور جديدة', ignore: 'إن لم تكن أنت فلا حاجة إلى فعل شيء: كلمة مرورك باقية كما هي.', closing: '{organisation}',
    },
  },
};
