import type { TicketLetter } from '../organisations/staff-post.js';
import type { LetterLanguage } from '../receipts/words/letter-language.js';

/** What somebody reads who is invited, has lost their password, or signs in with another address. `{…}` marks where a fact goes. */
export type StaffWords = Readonly<Record<'subject' | 'greeting' | 'news' | 'until' | 'link' | 'ignore' | 'closing', string>>;

export const STAFF_WORDS: Readonly<Record<LetterLanguage, Readonly<Record<TicketLetter['kind'], StaffWords>>>> = {
  en: {
    invitation: {
      subject: 'Your access to the console of {organisation}', greeting: 'Hello {name},', news: 'you have been given access to the console of {organisation} on Freshet. Please choose a password.',
      until: 'The link is good once, and for seven days.', link: 'Choose a password', ignore: 'If you did not expect this, you need do nothing.', closing: '{organisation}',
    },
    address_confirm: {
      subject: 'Confirm your new address for the console', greeting: 'Hello {name},', news: 'somebody, most likely you, wants to sign in to the console with this address from now on.',
      until: 'The link is good once, and for a day. Until then nothing changes.', link: 'Confirm this address', ignore: 'If it was not you, you need do nothing.', closing: '{organisation}',
    },
    address_undo: {
      subject: 'You sign in to the console with another address now', greeting: 'Hello {name},', news: 'the address of your account has been changed: you sign in with another one from now on.',
      until: 'If that was not you, take it back at once. The link is good once, and for seven days.', link: 'Take the change back', ignore: 'If it was you, you need do nothing.', closing: '{organisation}',
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
    address_confirm: {
      subject: 'Bestätigen Sie Ihre neue Adresse für die Konsole', greeting: 'Guten Tag {name},', news: 'jemand, vermutlich Sie selbst, möchte sich künftig mit dieser Adresse in der Konsole anmelden.',
      until: 'Der Link gilt einmal, und einen Tag lang. Bis dahin ändert sich nichts.', link: 'Diese Adresse bestätigen', ignore: 'Falls Sie es nicht waren, brauchen Sie nichts zu tun.', closing: '{organisation}',
    },
    address_undo: {
      subject: 'Sie melden sich jetzt mit einer anderen Adresse in der Konsole an', greeting: 'Guten Tag {name},', news: 'die Adresse Ihres Kontos wurde geändert: Sie melden sich von nun an mit einer anderen an.',
      until: 'Falls Sie das nicht waren, machen Sie es sofort rückgängig. Der Link gilt einmal, und sieben Tage lang.', link: 'Änderung rückgängig machen', ignore: 'Falls Sie es waren, brauchen Sie nichts zu tun.', closing: '{organisation}',
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
    address_confirm: {
      subject: 'コンソールの新しいメールアドレスの確認', greeting: '{name} 様', news: '今後このメールアドレスでコンソールにログインするよう求められました。',
      until: 'リンクは一度だけ、24時間有効です。それまでは何も変わりません。', link: 'このアドレスを確認する', ignore: 'お心当たりがない場合は、何もする必要はありません。', closing: '{organisation}',
    },
    address_undo: {
      subject: 'コンソールのログイン用メールアドレスが変更されました', greeting: '{name} 様', news: 'アカウントのメールアドレスが変更されました。今後は別のアドレスでログインします。',
      until: 'お心当たりがない場合は、すぐに取り消してください。リンクは一度だけ、7日間有効です。', link: '変更を取り消す', ignore: 'ご本人による変更であれば、何もする必要はありません。', closing: '{organisation}',
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
    address_confirm: {
      subject: 'تأكيد عنوانك الجديد للوحة التحكم', greeting: 'مرحبًا {name}،', news: 'يريد أحدهم، وأنت على الأرجح، الدخول إلى لوحة التحكم بهذا العنوان من الآن فصاعدًا.',
      until: 'يصلح الرابط مرة واحدة، ولمدة يوم. وحتى ذلك الحين لا يتغير شيء.', link: 'تأكيد هذا العنوان', ignore: 'إن لم تكن أنت فلا حاجة إلى فعل شيء.', closing: '{organisation}',
    },
    address_undo: {
      subject: 'تدخل الآن إلى لوحة التحكم بعنوان آخر', greeting: 'مرحبًا {name}،', news: 'غُيّر عنوان حسابك: ستدخل من الآن فصاعدًا بعنوان آخر.',
      until: 'إن لم تكن أنت فتراجع عن ذلك فورًا. يصلح الرابط مرة واحدة، ولمدة سبعة أيام.', link: 'التراجع عن التغيير', ignore: 'إن كنت أنت فلا حاجة إلى فعل شيء.', closing: '{organisation}',
    },
    password_reset: {
      subject: 'كلمة مرور جديدة للوحة التحكم', greeting: 'مرحبًا {name}،', news: 'طلب أحدهم، وأنت على الأرجح، كلمة مرور جديدة لحسابك.',
      until: 'يصلح الرابط مرة واحدة، ولمدة ساعة.', link: 'اختيار كلمة مرور جديدة', ignore: 'إن لم تكن أنت فلا حاجة إلى فعل شيء: كلمة مرورك باقية كما هي.', closing: '{organisation}',
    },
  },
};
