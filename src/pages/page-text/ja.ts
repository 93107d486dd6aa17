import { jaFaults } from './ja.faults.js';
import type { PageText } from './page-text.js';

export const ja: PageText = {
  chrome: {
    skip: '本文へ', home: 'すべての寄付デー', share: '共有', copied: 'リンクをコピーしました',
    footer: 'Freshetは寄付デーのためのオープンなソフトウェアです。このページの合計にはすべて集計時刻があります。',
  },
  figures: {
    raised: 'の寄付', raisedOfGoal: '目標 {goal} のうち', percentOfGoal: '目標の{percent}', asOf: '{time} 現在',
    stale: '集計が追いついていません。最新のご寄付はまだ含まれていないことがありますが、失われることはありません。',
    donors: { other: '人の寄付者' },
    donations: { other: '件の寄付' },
    campaigns: { other: '件のキャンペーン' },
  },
  schedule: {
    closes: '{time} 終了', opens: '{time} 開始', closed: '終了', closedAt: '{time} に終了', toGive: '終了まで',
    untilOpen: '開始まで', days: '日', hours: '時間', minutes: '分', seconds: '秒',
  },
  campaign: {
    partOf: '{day} の一環', story: 'このご寄付でできること', latest: '最近のご寄付', noGifts: '最初の一人に',
    noGiftsText: 'まだご寄付がありません。あなたから始まります。', anonymous: '匿名', give: '寄付する',
    closedTitle: 'ありがとうございました', closedText: 'このキャンペーンは終了しました。すべてのご寄付が集計されています。',
    upcomingTitle: 'まもなく開始', upcomingText: '{time} からご寄付いただけます。',
  },
  form: {
    title: 'ご寄付', amount: '金額', other: 'その他', otherAmount: '金額（{currency}）',
    range: '{minimum}から{maximum}まで', designation: '使い道', anyDesignation: '最も必要なところへ',
    name: 'お名前', email: 'メールアドレス', emailHint: '領収書をお送りします。他には使いません。',
    anonymous: '「匿名」として表示する', message: 'メッセージを添える', messageHint: 'ご寄付とともに表示されます。', optional: '任意',
    coverFees: '全額が届くよう、カード手数料も負担する', coverFeesAmount: '全額が届くよう、カード手数料 {fee} も負担する',
    card: 'カード番号', cardHint: 'テスト環境です。お金は動きません。', testCards: 'テスト用カード', testWorks: '成功',
    testOutcomes: {
      card_declined: '承認されない', insufficient_funds: '残高不足', expired_card: '期限切れ',
      authentication_required: '3-Dセキュアを要求', provider_unavailable: '応答なし',
    },
    dedication: {
      title: 'どなたかに敬意や追悼の意を込めて寄付する', kind: '献呈', none: 'なし', honour: '敬意を表して', memory: '偲んで',
      name: 'その方のお名前', notifyName: 'お知らせする方のお名前', notifyEmail: 'お知らせする方のメールアドレス',
      notifyHint: '空欄ならどなたにもお知らせしません。金額を伏せて一度だけお送りします。',
    },
    give: '寄付する', giveAmount: '{amount}を寄付する', sending: '送信中…',
    faultsTitle: 'ご寄付はまだ完了していません', faultPrefix: 'ご確認ください', checkThis: 'この項目をご確認ください。',
  },
  faults: jaFaults,
  donation: {
    pending: { title: '少々お待ちください', text: 'カード会社の応答を待っています。このページは自動で更新されます。もう一度送信する必要はありません。' },
    captured: {
      title: '{name} さん、ありがとうございます', text: '{amount}のご寄付が届きました。',
      receiptSent: '領収書を {email} にお送りしました。', receiptComing: '領収書を {email} にお送りしています。',
    },
    refunded: { title: 'ご寄付は返金されました', text: '{amount}を返金しました。', partly: 'そのうち{amount}を返金しました。' },
    receipt: {
      download: '領収書をダウンロード（PDF）', again: '領収書をもう一度送る', onItsWay: '領収書を {email} にもう一度お送りしています。',
      tooMany: '領収書はすでに何度かお送りしています。しばらくしてからお試しください。',
    },
    failed: { title: 'ご寄付は完了しませんでした', text: '請求はされていません。', retry: 'もう一度試す' },
    reasons: {
      card_declined: 'カード会社に承認されませんでした。別のカードをお試しください。',
      insufficient_funds: 'カードの残高が足りませんでした。',
      expired_card: 'カードの有効期限が切れています。',
      authentication_required: 'カード会社の本人確認が完了しませんでした。',
      provider_unavailable: '決済サービスから応答がありませんでした。1分後にもう一度お試しください。',
    },
    repeated: 'フォームが二度送信されました。これは一度だけのご寄付で、二重の請求はありません。',
    sheet: {
      title: 'ご寄付の内容', refunded: '返金額', honour: '敬意を表して', memory: '偲んで', gift: '寄付額', fee: 'ご負担の手数料', total: '合計', donor: '寄付者', designation: '使い道',
      campaign: 'キャンペーン', date: '日付', reference: '照会番号', print: '印刷',
    },
    nowRaised: 'あなたのご寄付を含む現在の合計', back: 'キャンペーンに戻る',
  },
  givingDay: {
    leaders: 'ランキング', byDonors: '寄付者の多い順', byPercent: '目標に近い順',
    byPercentNote: '通貨が異なっても比べられるよう、目標に対する割合で並べています。', all: 'すべてのキャンペーン', filter: 'キャンペーンを探す',
    filterPlaceholder: '図書館、ボート部、奨学金…', noMatch: '該当するキャンペーンはありません。', noCampaigns: 'キャンペーンはまもなく掲載されます。',
    story: 'この日について', raisedSoFar: 'みんなで集めた寄付', chooseCampaign: 'キャンペーンを選ぶ',
  },
  home: {
    lead: 'この日、みんなで贈る。', givingDays: '寄付デー', campaigns: 'キャンペーン', enter: 'この日を見る', live: '開催中',
    pitch: 'Freshetは寄付デーを支えます。身近な活動への小さなご寄付が、同じ一日に集まります。合計は正確で、いつ集計したかを必ず示します。何度押しても、ご寄付は一度だけ記録されます。',
    nothing: '現在開催中のものはありません。またお越しください。',
  },
  errors: {
    400: { title: '内容を読み取れませんでした', text: 'リクエストが不完全でした。戻ってもう一度お試しください。' },
    403: { title: 'アクセスできません', text: 'このページを見る権限がありません。' },
    404: { title: 'ページがありません', text: 'このページは存在しないか、アドレスが間違っています。' },
    405: { title: 'この操作はできません', text: 'このアドレスはそのようには使えません。' },
    409: { title: '内容が変わりました', text: 'その間に変更がありました。再読み込みしてもう一度お試しください。' },
    410: { title: '公開を終了しました', text: 'このページは削除されました。' },
    413: { title: '大きすぎます', text: '送信された内容が上限を超えています。' },
    415: { title: '不明な形式', text: '送信された内容を読み取れません。' },
    422: { title: '入力をご確認ください', text: '戻って入力内容をお確かめください。' },
    429: { title: '少し間をおいてください', text: '同じ接続から多くのリクエストがありました。1分ほどお待ちください。' },
    500: { title: 'こちらの不具合です', text: '問題が発生しました。ご寄付が失われることはありません。もう一度お試しください。' },
    503: { title: 'まもなく戻ります', text: '大変混み合っています。ご寄付が失われることはありません。1分後にもう一度お試しください。' },
  },
};
