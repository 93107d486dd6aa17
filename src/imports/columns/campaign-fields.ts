import type { Field } from './field.js';

const SLUG: Field = { name: 'slug', known: ['slug', 'url', 'path', 'short name', 'code', 'Kürzel', 'identifiant', 'identificador', 'identificatore'] };
const TITLE: Field = { name: 'title', known: ['title', 'campaign title', 'campaign name', 'fund name', 'Titel', 'Bezeichnung', 'titre', 'título', 'titolo', 'tytuł', 'название', '标题', 'タイトル', '제목', 'العنوان', 'כותרת', 'शीर्षक'] };

/** What a campaign says of itself. */
export const CAMPAIGN_FIELDS: readonly Field[] = [
  SLUG,
  TITLE,
  { name: 'summary', known: ['summary', 'teaser', 'short description', 'Kurzbeschreibung', 'résumé', 'resumen', 'riassunto', 'resumo', 'samenvatting'] },
  { name: 'story', known: ['story', 'description', 'long description', 'Beschreibung', 'Text', 'descripción', 'descrizione', 'descrição', 'beschrijving'] },
  { name: 'givingDay', known: ['giving day', 'giving day slug', 'event', 'Spendentag', 'journée', 'día', 'evento'] },
  { name: 'currency', known: ['currency', 'currency code', 'Währung', 'devise', 'moneda', 'valuta', 'moeda', 'waluta', 'валюта', '货币', '通貨'] },
  { name: 'goal', known: ['goal', 'target', 'Ziel', 'objectif', 'objetivo', 'meta', 'obiettivo', 'doel', 'cel', 'цель', '目标', '目標'] },
  { name: 'minimum', known: ['minimum', 'minimum gift', 'smallest gift', 'Mindestbetrag', 'mínimo', 'minimo'] },
  { name: 'maximum', known: ['maximum', 'maximum gift', 'largest gift', 'Höchstbetrag', 'máximo', 'massimo'] },
  { name: 'opens', known: ['opens', 'opens at', 'starts', 'starts at', 'start', 'begin', 'Beginn', 'début', 'inicio', 'inizio', 'início'] },
  { name: 'closes', known: ['closes', 'closes at', 'ends', 'ends at', 'end', 'Ende', 'fin', 'fine', 'fim', 'einde'] },
  { name: 'locale', known: ['locale', 'language', 'Sprache', 'langue', 'idioma', 'lingua', 'taal', 'язык', '语言', '言語'] },
  { name: 'published', known: ['published', 'is published', 'live', 'veröffentlicht', 'publié', 'publicado', 'pubblicato'] },
];

/** What a fund of a campaign says of itself. */
export const DESIGNATION_FIELDS: readonly Field[] = [
  { name: 'campaign', known: ['campaign', 'campaign slug', 'Kampagne', 'campagne', 'campaña', 'campagna', 'campanha', 'кампания', '活动', 'キャンペーン'] },
  { ...SLUG, known: [...SLUG.known, 'designation', 'designation slug', 'fund', 'fund slug'] },
  TITLE,
  { name: 'position', known: ['position', 'order', 'place', 'Reihenfolge', 'ordre', 'orden', 'ordine'] },
];
