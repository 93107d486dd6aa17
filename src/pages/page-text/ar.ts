import { arFaults } from './ar.faults.js';
import type { PageText } from './page-text.js';

export const ar: PageText = {
  chrome: {
    skip: 'إلى المحتوى', home: 'كل أيام العطاء', share: 'مشاركة', copied: 'نُسخ الرابط',
    footer: 'Freshet برنامج مفتوح لأيام العطاء. كل مجموع في هذه الصفحة يذكر متى حُسب.',
  },
  figures: {
    raised: 'جُمع', raisedOfGoal: 'جُمع من هدف {goal}', percentOfGoal: '{percent} من الهدف', asOf: 'حتى {time}',
    stale: 'نحن نلحق بالحساب: قد لا تكون أحدث التبرعات محسوبة بعد. لا يضيع أي تبرع.',
    donors: { zero: 'متبرع', one: 'متبرع', two: 'متبرعان', few: 'متبرعين', many: 'متبرعًا', other: 'متبرع' },
    donations: { zero: 'تبرع', one: 'تبرع', two: 'تبرعان', few: 'تبرعات', many: 'تبرعًا', other: 'تبرع' },
    campaigns: { zero: 'حملة', one: 'حملة', two: 'حملتان', few: 'حملات', many: 'حملة', other: 'حملة' },
  },
  schedule: {
    closes: 'تنتهي {time}', opens: 'تبدأ {time}', closed: 'انتهت', closedAt: 'انتهت {time}', toGive: 'باقٍ للتبرع',
    untilOpen: 'حتى البداية', days: 'يوم', hours: 'ساعة', minutes: 'دقيقة', seconds: 'ثانية',
  },
  campaign: {
    partOf: 'ضمن {day}', story: 'لماذا هذا مهم', latest: 'أحدث التبرعات', noGifts: 'كن أول المتبرعين',
    noGiftsText: 'لم يصل أي تبرع بعد. ابدأ أنت.', anonymous: 'فاعل خير', give: 'تبرّع',
    closedTitle: 'شكرًا لكم', closedText: 'انتهت هذه الحملة. كل تبرع محسوب أعلاه وفي طريقه.',
    upcomingTitle: 'لم تبدأ بعد', upcomingText: 'يمكن التبرع ابتداءً من {time}.',
  },
  form: {
    title: 'تبرّعك', amount: 'المبلغ', other: 'مبلغ آخر', otherAmount: 'المبلغ بعملة {currency}',
    range: 'من {minimum} إلى {maximum}', designation: 'وجهة التبرع', anyDesignation: 'حيث تشتد الحاجة',
    name: 'الاسم', email: 'البريد الإلكتروني', emailHint: 'لإرسال الإيصال. لا نشاركه مع أحد.',
    anonymous: 'أظهرني باسم «فاعل خير»', message: 'أضف رسالة', messageHint: 'تظهر بجانب تبرعك.', optional: 'اختياري',
    coverFees: 'أضف رسوم البطاقة ليصل تبرعي كاملًا', coverFeesAmount: 'أضف {fee} رسومًا للبطاقة ليصل تبرعي كاملًا',
    card: 'رقم البطاقة', cardHint: 'بيئة تجريبية: لا تُنقل أي أموال.', testCards: 'بطاقات تجريبية', testWorks: 'تنجح',
    testOutcomes: {
      card_declined: 'تُرفض', insufficient_funds: 'رصيدها لا يكفي', expired_card: 'منتهية الصلاحية',
      authentication_required: 'تطلب 3-D Secure', provider_unavailable: 'لا يأتي رد',
    },
    dedication: {
      title: 'تبرّع تكريمًا لشخص أو إحياءً لذكراه', kind: 'الإهداء', none: 'بلا إهداء', honour: 'تكريمًا لـ', memory: 'إحياءً لذكرى',
      name: 'اسم الشخص', notifyName: 'من نخبره (الاسم)', notifyEmail: 'بريده الإلكتروني',
      notifyHint: 'اتركه فارغًا كي لا نخبر أحدًا. تصله رسالة واحدة دون ذكر المبلغ.',
    },
    give: 'تبرّع', giveAmount: 'تبرّع بمبلغ {amount}', sending: 'جارٍ الإرسال…',
    faultsTitle: 'لم يتم تبرعك بعد', faultPrefix: 'يُرجى المراجعة', checkThis: 'يُرجى مراجعة هذا الحقل.',
  },
  faults: arFaults,
  donation: {
    pending: { title: 'لحظة من فضلك', text: 'ننتظر رد البنك. تتحدث هذه الصفحة وحدها، فلا حاجة إلى التبرع مرة أخرى.' },
    captured: {
      title: 'شكرًا لك، {name}', text: 'وصل تبرعك بمبلغ {amount}.',
      receiptSent: 'أُرسل الإيصال إلى {email}.', receiptComing: 'الإيصال في طريقه إلى {email}.',
    },
    refunded: { title: 'أُعيد مبلغ تبرعك', text: 'أُعيد إليك {amount}.', partly: 'أُعيد إليك منه {amount}.' },
    receipt: {
      download: 'تنزيل الإيصال (PDF)', again: 'أرسل لي الإيصال مرة أخرى', onItsWay: 'الإيصال في طريقه مرة أخرى إلى {email}.',
      tooMany: 'أُرسل الإيصال عدة مرات. حاول مجددًا لاحقًا.',
    },
    failed: { title: 'لم يتم تبرعك', text: 'لم يُخصم شيء.', retry: 'حاول مجددًا' },
    reasons: {
      card_declined: 'رفض البنك البطاقة. قد تنجح بطاقة أخرى.',
      insufficient_funds: 'لم يكن رصيد البطاقة كافيًا.',
      expired_card: 'انتهت صلاحية البطاقة.',
      authentication_required: 'طلب البنك تأكيدًا ولم يصل.',
      provider_unavailable: 'لم تردّ خدمة الدفع. حاول مجددًا بعد دقيقة.',
    },
    repeated: 'أرسلت النموذج مرتين. هذا هو تبرعك الوحيد، ولم يُخصم شيء مرة ثانية.',
    sheet: {
      title: 'تبرعك', refunded: 'المبلغ المُعاد', honour: 'تكريمًا لـ', memory: 'إحياءً لذكرى', gift: 'التبرع', fee: 'رسوم البطاقة التي تحملتها', total: 'المجموع', donor: 'المتبرع', designation: 'الوجهة',
      campaign: 'الحملة', date: 'التاريخ', reference: 'المرجع', print: 'طباعة',
    },
    nowRaised: 'جُمع حتى الآن، ومنه تبرعك', back: 'العودة إلى الحملة',
  },
  givingDay: {
    leaders: 'لوحة الصدارة', byDonors: 'الأكثر متبرعين', byPercent: 'الأقرب إلى الهدف',
    byPercentNote: 'الترتيب بنسبة الهدف كي تتساوى العملات في المقارنة.', all: 'كل الحملات', filter: 'ابحث عن حملة',
    filterPlaceholder: 'المكتبة، التجديف، المنح…', noMatch: 'لا توجد حملة مطابقة.', noCampaigns: 'ستظهر الحملات هنا قريبًا.',
    story: 'عن هذا اليوم', raisedSoFar: 'جمعناها معًا', chooseCampaign: 'اختر حملة',
  },
  home: {
    lead: 'يوم واحد. الجميع يعطي.', givingDays: 'أيام العطاء', campaigns: 'الحملات', enter: 'إلى يوم العطاء', live: 'الآن',
    pitch: 'يحمل Freshet أيام العطاء: تبرعات صغيرة كثيرة لقضايا تعرفها، في يوم واحد مشترك. المجاميع دقيقة، وكل منها يذكر متى حُسب. يُسجَّل تبرعك مرة واحدة مهما تكرر الضغط.',
    nothing: 'لا شيء مفتوح الآن. عد قريبًا.',
  },
  errors: {
    400: { title: 'لم نفهم الطلب', text: 'كان الطلب ناقصًا. ارجع وحاول مجددًا.' },
    403: { title: 'غير مسموح', text: 'لا تملك صلاحية فتح هذه الصفحة.' },
    404: { title: 'لا شيء هنا', text: 'هذه الصفحة غير موجودة، أو في العنوان خطأ.' },
    405: { title: 'غير ممكن هنا', text: 'لا يُستخدم هذا العنوان بهذه الطريقة.' },
    409: { title: 'تغيّر شيء', text: 'حدث تغيير في هذه الأثناء. أعد التحميل وحاول مجددًا.' },
    410: { title: 'لم تعد هنا', text: 'أُزيلت هذه الصفحة.' },
    413: { title: 'أكبر مما نقبل', text: 'حجم ما أُرسل أكبر من المسموح.' },
    415: { title: 'صيغة مجهولة', text: 'لا نستطيع قراءة ما أُرسل.' },
    422: { title: 'ينقص شيء', text: 'ارجع وراجع ما أدخلته.' },
    429: { title: 'أبطأ قليلًا من فضلك', text: 'وصلت من اتصالك طلبات كثيرة. انتظر دقيقة.' },
    500: { title: 'خطأ من جهتنا', text: 'حدث عطل عندنا. لا يضيع أي تبرع. حاول مجددًا.' },
    503: { title: 'نعود بعد لحظة', text: 'الضغط كبير الآن. لا يضيع أي تبرع. حاول مجددًا بعد دقيقة.' },
  },
};
