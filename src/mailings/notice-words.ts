import type { NoticeKind } from '../organisations/account-notice.js';
import type { LetterLanguage } from '../receipts/words/letter-language.js';

/** What somebody reads whose sign-in has changed. `{…}` marks where a fact goes. */
export interface NoticeWords {
  readonly subject: string;
  readonly greeting: string;
  /** What has happened. */
  readonly news: Readonly<Record<NoticeKind, string>>;
  readonly when: string;
  readonly link: string;
  readonly ignore: string;
  readonly closing: string;
}

export const NOTICE_WORDS: Readonly<Record<LetterLanguage, NoticeWords>> = {
  en: {
    subject: 'A change to your account in the console',
    greeting: 'Hello {name},',
    news: {
      password_changed: 'the password of your account has been changed.',
      totp_added: 'an authenticator app has been set up for your account.',
      totp_removed: 'the authenticator app of your account has been removed.',
      passkey_added: 'a passkey has been added to your account.',
      passkey_removed: 'a passkey of your account has been removed.',
      recovery_codes_renewed: 'new recovery codes have been made for your account. Those before are void.',
      recovery_code_used: 'somebody has signed in to your account, or confirmed to be you, with one of your recovery codes.',
      factors_forgotten: 'whoever looks after the accounts has removed the authenticator app, the passkeys and the recovery codes of your account.',
      new_sign_in: 'somebody has signed in to your account with a browser that we do not know.',
    },
    when: 'When: {when}',
    link: 'Look at your account',
    ignore: 'If it was you, you need do nothing. If not, choose another password at once, sign out everywhere else, and tell whoever looks after the accounts.',
    closing: '{organisation}',
  },
  de: {
    subject: 'Eine Änderung an Ihrem Konto in der Konsole',
    greeting: 'Guten Tag {name},',
    news: {
      password_changed: 'das Passwort Ihres Kontos wurde geändert.',
      totp_added: 'für Ihr Konto wurde eine Authenticator-App eingerichtet.',
      totp_removed: 'die Authenticator-App Ihres Kontos wurde entfernt.',
      passkey_added: 'Ihrem Konto wurde ein Passkey hinzugefügt.',
      passkey_removed: 'ein Passkey Ihres Kontos wurde entfernt.',
      recovery_codes_renewed: 'für Ihr Konto wurden neue Wiederherstellungscodes erzeugt. Die bisherigen gelten nicht mehr.',
      recovery_code_used: 'jemand hat sich mit einem Ihrer Wiederherstellungscodes angemeldet oder als Sie ausgewiesen.',
      factors_forgotten: 'wer die Konten betreut, hat die Authenticator-App, die Passkeys und die Wiederherstellungscodes Ihres Kontos entfernt.',
      new_sign_in: 'jemand hat sich in Ihrem Konto mit einem Browser angemeldet, den wir nicht kennen.',
    },
    when: 'Wann: {when}',
    link: 'Konto ansehen',
    ignore: 'Falls Sie es waren, brauchen Sie nichts zu tun. Falls nicht, wählen Sie sofort ein anderes Passwort, melden Sie sich überall sonst ab, und sagen Sie es denen, die die Konten betreuen.',
    closing: '{organisation}',
  },
  ja: {
    subject: 'コンソールのアカウントに変更がありました',
    greeting: '{name} 様',
    news: {
      password_changed: 'アカウントのパスワードが変更されました。',
      totp_added: 'アカウントに認証アプリが設定されました。',
      totp_removed: 'アカウントの認証アプリが削除されました。',
      passkey_added: 'アカウントにパスキーが追加されました。',
      passkey_removed: 'アカウントのパスキーが削除されました。',
      recovery_codes_renewed: 'アカウントの新しいリカバリーコードが作成されました。以前のコードは無効です。',
      recovery_code_used: 'リカバリーコードを使って、アカウントへのログインまたは本人確認が行われました。',
      factors_forgotten: 'アカウントの管理者が、認証アプリ、パスキー、リカバリーコードを削除しました。',
      new_sign_in: '新しいブラウザーからアカウントへのログインがありました。',
    },
    when: '日時：{when}',
    link: 'アカウントを確認する',
    ignore: 'ご本人による操作であれば、何もする必要はありません。お心当たりがない場合は、すぐにパスワードを変更し、ほかのすべての場所からログアウトして、アカウントの管理者にご連絡ください。',
    closing: '{organisation}',
  },
  ar: {
    subject: 'تغيير في حسابك في لوحة التحكم',
    greeting: 'مرحبًا {name}،',
    news: {
      password_changed: 'غُيّرت كلمة مرور حسابك.',
      totp_added: 'أُعدّ تطبيق مصادقة لحسابك.',
      totp_removed: 'أُزيل تطبيق المصادقة من حسابك.',
      passkey_added: 'أُضيف مفتاح مرور إلى حسابك.',
      passkey_removed: 'أُزيل مفتاح مرور من حسابك.',
      recovery_codes_renewed: 'أُنشئت رموز استرداد جديدة لحسابك. لم تعد الرموز السابقة صالحة.',
      recovery_code_used: 'سجّل أحدهم الدخول إلى حسابك، أو أكّد أنه أنت، بأحد رموز الاسترداد.',
      factors_forgotten: 'أزال المشرف على الحسابات تطبيق المصادقة ومفاتيح المرور ورموز الاسترداد من حسابك.',
      new_sign_in: 'سجّل أحدهم الدخول إلى حسابك من متصفح لا نعرفه.',
    },
    when: 'الوقت: {when}',
    link: 'عرض حسابك',
    ignore: 'إن كنت أنت فلا حاجة إلى فعل شيء. وإن لم تكن أنت فاختر كلمة مرور أخرى فورًا، وسجّل الخروج من كل مكان آخر، وأخبر المشرف على الحسابات.',
    closing: '{organisation}',
  },
};
