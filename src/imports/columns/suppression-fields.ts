import type { Field } from './field.js';

export const LIST: Field = {
  name: 'list',
  known: ['list', 'mailing list', 'list name', 'audience', 'Liste', 'Verteiler', 'Mailingliste', 'liste', 'liste de diffusion', 'lista', 'lista de correo', 'lista de distribución', 'lijst', 'mailinglijst', 'список', 'список рассылки', 'リスト', '列表', '목록', 'قائمة', 'רשימה', 'सूची'],
};

export const REASON: Field = {
  name: 'reason',
  known: ['reason', 'type', 'status', 'suppression reason', 'unsubscribe reason', 'Grund', 'Art', 'raison', 'motif', 'motivo', 'razón', 'tipo', 'reden', 'powód', 'причина', '理由', '原因', '사유', 'السبب', 'סיבה', 'कारण'],
};

export const SINCE: Field = {
  name: 'since',
  known: ['since', 'date', 'unsubscribed at', 'unsubscribed on', 'opt-out date', 'created', 'created at', 'timestamp', 'unsub time', 'Datum', 'seit', 'abgemeldet am', 'date de désabonnement', 'fecha', 'data', 'sinds', 'дата', '日付', '日期', '날짜', 'التاريخ', 'תאריך', 'तारीख'],
};
