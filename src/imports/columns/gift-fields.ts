import type { Field } from './field.js';

export const CAMPAIGN: Field = {
  name: 'campaign',
  known: ['campaign', 'campaign slug', 'campaign id', 'appeal', 'project', 'fundraiser', 'Kampagne', 'Aktion', 'Projekt', 'campagne', 'projet', 'campaña', 'proyecto', 'campagna', 'progetto', 'campanha', 'projeto', 'actie', 'kampania', 'кампания', 'проект', 'キャンペーン', '活动', '项目', '캠페인', 'حملة', 'קמפיין', 'अभियान'],
};

export const DESIGNATION: Field = {
  name: 'designation',
  known: ['designation', 'fund', 'designation slug', 'purpose', 'allocation', 'Zweck', 'Verwendungszweck', 'Fonds', 'affectation', 'fonds', 'destino', 'fondo', 'destinazione', 'destinação', 'fundo', 'bestemming', 'cel', 'fundusz', 'назначение', 'фонд', '使途', '指定用途', '用途', '기금', 'צורך', 'उद्देश्य'],
};

export const AMOUNT: Field = {
  name: 'amount',
  known: ['amount', 'gift amount', 'donation amount', 'gift', 'donation', 'value', 'sum', 'Betrag', 'Spendenbetrag', 'Summe', 'montant', 'montant du don', 'importe', 'monto', 'cantidad', 'importo', 'valor', 'quantia', 'bedrag', 'kwota', 'сумма', '金額', '金额', '寄付額', '금액', 'المبلغ', 'סכום', 'राशि'],
};

export const CURRENCY: Field = {
  name: 'currency',
  known: ['currency', 'currency code', 'Währung', 'devise', 'moneda', 'divisa', 'valuta', 'moeda', 'waluta', 'валюта', '通貨', '货币', '币种', '통화', 'العملة', 'מטבע', 'मुद्रा'],
};

export const GIVEN_AT: Field = {
  name: 'date',
  known: ['date', 'gift date', 'donation date', 'given at', 'given on', 'received', 'received on', 'date received', 'Datum', 'Spendendatum', 'Eingang', 'Buchungsdatum', 'date du don', 'fecha', 'fecha de donación', 'data', 'data do donativo', 'datum', 'data darowizny', 'дата', '日付', '寄付日', '日期', '날짜', 'التاريخ', 'תאריך', 'तारीख'],
};

export const REFERENCE: Field = {
  name: 'reference',
  known: ['reference', 'external id', 'gift id', 'donation id', 'transaction id', 'receipt number', 'cheque number', 'check number', 'payment reference', 'batch number', 'Referenz', 'Buchungsnummer', 'Belegnummer', 'référence', 'référence du paiement', 'referencia', 'riferimento', 'referência', 'referentie', 'numer referencyjny', 'номер платежа', '参照番号', '参考编号', '참조번호', 'المرجع', 'אסמכתא', 'संदर्भ'],
};

export const ANONYMOUS: Field = {
  name: 'anonymous',
  known: ['anonymous', 'is anonymous', 'hide name', 'anonym', 'anonyme', 'anónimo', 'anonimo', 'anônimo', 'anoniem', 'anonimowo', 'анонимно', '匿名', '익명', 'مجهول', 'אנונימי', 'गुमनाम'],
};

export const MESSAGE: Field = {
  name: 'message',
  known: ['message', 'comment', 'note from donor', 'donor message', 'Nachricht', 'Kommentar', 'commentaire', 'mensaje', 'comentario', 'messaggio', 'commento', 'mensagem', 'bericht', 'wiadomość', 'сообщение', 'メッセージ', '留言', '메시지', 'الرسالة', 'הודעה', 'संदेश'],
};
