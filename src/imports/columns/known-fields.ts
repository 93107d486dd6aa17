import type { Field } from './field.js';

/** Names of columns in exports of donor databases, mail systems and registries, as they were seen or are to be expected. */
export const EMAIL: Field = {
  name: 'email',
  known: [
    ...['email', 'e-mail', 'mail', 'email address', 'e-mail address', 'primary email', 'preferred email', 'donor email', 'constituent email', 'subscriber'],
    ...['E-Mail-Adresse', 'Mailadresse', 'Emailadresse', 'adresse email', 'adresse e-mail', 'adresse électronique', 'courriel', 'adresse courriel'],
    ...['correo', 'correo electrónico', 'dirección de correo', 'indirizzo email', 'posta elettronica', 'endereço de e-mail', 'correio eletrónico', 'correio eletrônico'],
    ...['e-mailadres', 'mailadres', 'adres e-mail', 'e-postadress', 'e-post', 'sähköposti', 'e-posta', 'эл. почта', 'электронная почта', 'адрес электронной почты', 'почта'],
    ...['електронна пошта', 'メール', 'メールアドレス', '电子邮件', '电子邮箱', '邮箱', '電子郵件', '이메일', 'البريد الإلكتروني', 'דואר אלקטרוני', 'דוא״ל', 'ईमेल'],
  ],
};

export const NUMBER: Field = {
  name: 'number',
  known: [
    ...['number', 'donor number', 'donor id', 'donor no', 'donor', 'constituent id', 'constituent number', 'member number', 'member id', 'membership number', 'alumni id', 'supporter id', 'customer number', 'contact id', 'external id'],
    ...['Nummer', 'Spendernummer', 'Spender-Nr.', 'Spender ID', 'Mitgliedsnummer', 'Mitglieds-Nr.', 'Kundennummer', 'Adressnummer', 'numéro', 'numéro de donateur', 'n° donateur', 'identifiant', 'identifiant donateur'],
    ...['número', 'número de donante', 'id de donante', 'numero donatore', 'codice donatore', 'número do doador', 'donateursnummer', 'donornummer', 'relatienummer', 'numer darczyńcy'],
    ...['номер', 'номер жертвователя', '寄付者番号', '会員番号', '捐赠者编号', '会员编号', '기부자 번호', 'رقم المتبرع', 'מספר תורם', 'दाता संख्या'],
  ],
};

export const NAME: Field = {
  name: 'name',
  known: [
    ...['name', 'full name', 'donor name', 'display name', 'constituent name', 'supporter name', 'Vor- und Nachname', 'vollständiger Name', 'Spendername', 'Spender'],
    ...['nom', 'nom complet', 'nom et prénom', 'prénom et nom', 'nom du donateur', 'nombre', 'nombre completo', 'nombre y apellidos', 'nome', 'nome completo', 'nome e cognome', 'naam', 'volledige naam'],
    ...['imię i nazwisko', 'namn', 'nimi', 'ad soyad', 'имя', 'фио', 'ім’я', '名前', '氏名', 'お名前', '姓名', '이름', '성명', 'الاسم', 'الاسم الكامل', 'שם', 'שם מלא', 'नाम'],
  ],
};

export const TAGS: Field = {
  name: 'tags',
  isRepeated: true,
  known: [
    ...['tag', 'tags', 'label', 'labels', 'category', 'categories', 'group', 'groups', 'segment', 'segments', 'attribute', 'attributes', 'affiliation', 'affiliations', 'keyword', 'keywords'],
    ...['Schlagwort', 'Schlagworte', 'Schlagwörter', 'Kategorie', 'Kategorien', 'Gruppe', 'Gruppen', 'Merkmal', 'Merkmale', 'étiquette', 'étiquettes', 'mot-clé', 'mots-clés', 'catégorie', 'catégories', 'groupe', 'groupes'],
    ...['etiqueta', 'etiquetas', 'categoría', 'categorías', 'grupo', 'grupos', 'etichetta', 'etichette', 'categoria', 'categorie', 'gruppo', 'gruppi', 'categorias', 'labels', 'groep', 'groepen'],
    ...['tagi', 'znacznik', 'znaczniki', 'kategoria', 'kategorie', 'grupa', 'тег', 'теги', 'метка', 'метки', 'группа', 'категория', 'タグ', 'ラベル', '标签', '標籤', '分组', '태그', 'وسم', 'وسوم', 'תגית', 'תגיות', 'टैग'],
  ],
};
