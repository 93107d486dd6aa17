import { randomInt } from 'node:crypto';

/** Name, and how it is written in an address. */
const PEOPLE = [
  ['Amara Okafor', 'amara.okafor'],
  ['José Álvarez', 'jose.alvarez'],
  ['Zoë van der Berg', 'zoe.vanderberg'],
  ['Nguyễn Thị Hương', 'huong.nguyen'],
  ['Łukasz Wójcik', 'lukasz.wojcik'],
  ['Siobhán Ní Bhriain', 'siobhan'],
  ['Οδυσσέας Παππάς', 'odysseas.pappas'],
  ['Олена Шевченко', 'olena.shevchenko'],
  ['محمد الحسن', 'mohammed.alhassan'],
  ['נועה כהן', 'noa.cohen'],
  ['प्रिया शर्मा', 'priya.sharma'],
  ['สมชาย ใจดี', 'somchai.jaidee'],
  ['山田 花子', 'hanako.yamada'],
  ['김민준', 'minjun.kim'],
  ['李小龙', 'li.xiaolong'],
  ['ሰላም ተስፋዬ', 'selam.tesfaye'],
  ["Mary O'Neill-Smith", 'mary.oneill'],
  ['Ng', 'ng'],
];

const MESSAGES = [
  'Go team! 🎉',
  'For my grandmother, who learned to read here.',
  'Class of 1998 — see you at the reunion.',
  'Merci pour tout ce que vous faites.',
  '¡Mucho éxito!',
  'Danke für vier schöne Jahre.',
  'في ذكرى والدي العزيز',
  'בהצלחה לכולם!',
  '母校のますますの発展を祈ります。',
  '파이팅!',
  'आप सभी को शुभकामनाएँ',
  'Дякую за все!',
];

const oneOf = (list) => list[randomInt(list.length)];

/** A donor: a name that many share, and an address of their own. One in five would rather not be named. */
export function somebody() {
  const [name, mailbox] = oneOf(PEOPLE);
  return {
    name,
    email: `${mailbox}.${randomInt(1_000_000)}@donors.example`,
    anonymous: Math.random() < 0.2,
    message: Math.random() < 0.4 ? oneOf(MESSAGES) : undefined,
  };
}
