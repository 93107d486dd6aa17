import type { FaultText } from './fault-text.js';

export const jaFaults: FaultText = {
  amount: {
    required: '金額を選ぶか、入力してください。',
    not_a_number: '金額は数字で入力してください（例：2500）。',
    too_many_decimals: 'この通貨で使える小数点以下の桁数を超えています。',
    not_positive: '金額は0より大きくしてください。',
    too_large: 'オンラインで受け付けられる金額を超えています。',
    below_minimum: 'ご寄付は{minimum}からお受けしています。',
    above_maximum: 'ここでのご寄付は{maximum}までです。それ以上の場合はお問い合わせください。',
  },
  name: {
    required: 'お名前を入力してください。匿名でのご寄付もできます。',
    too_long: 'お名前が長すぎます。短くしてください。',
    malformed_unicode: 'お名前に壊れた文字が含まれています。入力し直してください。',
    control_character: 'お名前に見えない制御文字が含まれています。入力し直してください。',
    empty: 'お名前に見える文字がありません。入力してください。',
  },
  email: {
    required: '領収書の送り先を入力してください。',
    malformed: 'メールアドレスの形になっていません（例：ada@example.org）。',
    too_long: 'メールアドレスが長すぎるため、お届けできません。',
  },
  message: {
    too_long: 'メッセージが長すぎます。短くしてください。',
    malformed_unicode: 'メッセージに壊れた文字が含まれています。入力し直してください。',
    control_character: 'メッセージに見えない制御文字が含まれています。入力し直してください。',
  },
  designation: { unknown: 'この使い道は選べなくなりました。別のものを選んでください。' },
  card: {
    required: 'カード番号を入力してください。',
    malformed: 'カード番号ではありません。数字をお確かめください。',
    card_declined: 'カード会社に承認されませんでした。請求はされていません。別のカードをお試しください。',
    insufficient_funds: 'カードの残高が足りません。請求はされていません。',
    expired_card: 'カードの有効期限が切れています。請求はされていません。',
    authentication_required: 'カード会社が本人確認を求めています。請求はされていません。',
    provider_unavailable: '決済サービスから応答がありません。請求はされていません。1分後にもう一度お試しください。',
  },
  form: {
    closed: 'このキャンペーンは終了し、ご寄付を受け付けていません。請求はされていません。',
    not_open_yet: 'このキャンペーンはまだ始まっていません。請求はされていません。',
    too_many_attempts: '短い時間に何度も送信されました。1分待ってからもう一度お試しください。',
    repeated: 'このフォームはすでに送信されています。結果をご確認のうえ、改めてご寄付ください。',
    wrong_currency: 'このキャンペーンは別の通貨で受け付けています。ページを再読み込みしてください。',
    unknown_field: '予期しない項目が含まれていました。ページを再読み込みしてください。',
  },
};
