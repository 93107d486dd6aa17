import type { DedicationKind } from '../donations/dedication.js';
import type { LetterLanguage } from '../receipts/words/letter-language.js';

/** What somebody reads of a gift in a person's honour or memory. `{…}` marks where a fact goes. */
export interface DedicationWords extends Readonly<Record<'subject' | 'greeting' | 'somebody' | 'why' | 'closing' | 'seePage', string>> {
  readonly news: Readonly<Record<DedicationKind, string>>;
}

export const DEDICATION_WORDS: Readonly<Record<LetterLanguage, DedicationWords>> = {
  en: {
    subject: 'A gift to {campaign}', greeting: 'Dear {name},', somebody: 'Somebody who wishes to remain anonymous',
    news: {
      honour: '{donor} has made a gift to {campaign} in honour of {honouree}.',
      memory: '{donor} has made a gift to {campaign} in memory of {honouree}.',
    },
    why: 'You receive this one message because the donor asked us to tell you. Your address is used for nothing else.',
    closing: 'With kind regards, {organisation}', seePage: 'About the campaign',
  },
  de: {
    subject: 'Eine Spende für {campaign}', greeting: 'Guten Tag {name},', somebody: 'Jemand, der ungenannt bleiben möchte,',
    news: {
      honour: '{donor} hat zu Ehren von {honouree} für {campaign} gespendet.',
      memory: '{donor} hat im Gedenken an {honouree} für {campaign} gespendet.',
    },
    why: 'Sie erhalten diese eine Nachricht, weil wir darum gebeten wurden. Ihre Adresse wird für nichts anderes verwendet.',
    closing: 'Mit freundlichen Grüßen, {organisation}', seePage: 'Zur Kampagne',
  },
  ja: {
    subject: '「{campaign}」へのご寄付のお知らせ', greeting: '{name} 様', somebody: '匿名の方',
    news: {
      honour: '{donor}より、{honouree}様に敬意を表して「{campaign}」にご寄付をいただきました。',
      memory: '{donor}より、{honouree}様を偲んで「{campaign}」にご寄付をいただきました。',
    },
    why: 'このお知らせは、寄付された方のご希望により一度だけお送りしています。メールアドレスをほかの目的に使うことはありません。',
    closing: '{organisation}', seePage: 'キャンペーンについて',
  },
  ar: {
    subject: 'تبرع لحملة {campaign}', greeting: 'إلى {name}،', somebody: 'شخص يرغب في عدم ذكر اسمه',
    news: {
      honour: 'تبرّع لحملة {campaign} تكريمًا لـ {honouree}: {donor}.',
      memory: 'تبرّع لحملة {campaign} إحياءً لذكرى {honouree}: {donor}.',
    },
    why: 'تصلك هذه الرسالة مرة واحدة بطلب من المتبرع. لا يُستخدم عنوانك لأي غرض آخر.',
    closing: 'مع أطيب التحيات، {organisation}', seePage: 'عن الحملة',
  },
};
