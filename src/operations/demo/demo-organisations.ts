import { storyText } from './campaigns/demo-campaign.js';

export const UNIVERSITY = {
  slug: 'aldermouth',
  name: 'Aldermouth University',
  locale: 'en-GB',
  time_zone: 'Europe/London',
  brand_hue: 224,
  legal_name: 'The Chancellor and Scholars of Aldermouth University',
  postal_address: 'Signal Tower\nHarbour Walk\nAldermouth',
  tax_number: null,
} as const;

export const CHARITY = {
  slug: 'morgenbrunnen',
  name: 'Morgenbrunnen International',
  locale: 'de-DE',
  time_zone: 'Europe/Berlin',
  brand_hue: 168,
  legal_name: 'Morgenbrunnen International e. V.',
  postal_address: 'Brunnengasse 1\nMusterstadt',
  tax_number: null,
} as const;

export const LIVE_DAY = {
  slug: 'lantern-day',
  title: 'Lantern Day',
  tagline: 'While the lantern burns on the Signal Tower, Aldermouth gives.',
  story: storyText([
    'In the winter of 1871 the fishing fleet of Aldermouth lost its way in fog. A student carried a lantern up the half-built Signal Tower and stood there until the last boat was in. Every year since, on one day in the year, the lantern is lit again.',
    'Today it is lit for forty causes that our students, staff and alumni chose themselves: a library that stays open all night, a kettle fund for the last week of the month, an island roof that has met one storm too many, and friends of the university from Tokyo to Nairobi to Warsaw.',
    'Give to the one that is closest to you, or to one you had never heard of. Small gifts are what the lantern has always run on: in that first winter the oil was paid for in pennies.',
  ]),
  locale: 'en-GB',
  currency: 'GBP',
} as const;

export const LAST_YEARS_DAY = {
  slug: 'lantern-day-last-year',
  title: 'Lantern Day, last year',
  tagline: 'The lantern has burnt down; thank you.',
  story: storyText(['Two thousand gifts came in before the lantern was put out. What they paid for is told by those who received it.']),
  locale: 'en-GB',
  currency: 'GBP',
} as const;

export const UPCOMING_DAY = {
  slug: 'ein-tag-fuer-das-wasser',
  title: 'Ein Tag für das Wasser',
  tagline: 'Sechsunddreißig Stunden, drei Vorhaben, ein Glas klares Wasser für alle.',
  story: storyText([
    'Wer morgens den Hahn aufdreht, denkt selten darüber nach, wie weit Wasser sein kann. Für viele Familien, mit denen wir arbeiten, beginnt der Tag mit einem Weg von zwei Stunden.',
    'An diesem einen Tag sammeln wir für drei Vorhaben, die unsere Partner vor Ort geplant haben und selbst betreiben werden. Wir bringen Geld und Werkzeug mit; das Wissen ist schon dort.',
    'Lassen Sie sich erinnern, wenn es losgeht, und laden Sie Ihre Nachbarn ein: zum Kuchen im Hof, zum Lauf um den See, zur Runde mit dem Hut.',
  ]),
  locale: 'de-DE',
  currency: 'EUR',
} as const;

export type DemoRole = 'client_admin' | 'client_editor' | 'customer_success' | 'engineer';

/** People of the demo who sign in; `organisation` is a slug, or null for people of the platform. */
export const STAFF: readonly { role: DemoRole; email: string; name: string; organisation: string | null }[] =
  [
    {
      role: 'client_admin',
      email: 'imogen.thackray@aldermouth.example',
      name: 'Imogen Thackray',
      organisation: 'aldermouth',
    },
    {
      role: 'client_editor',
      email: 'dev.rajasundar@aldermouth.example',
      name: 'Dev Rajasundar',
      organisation: 'aldermouth',
    },
    {
      role: 'customer_success',
      email: 'marit.solvang@freshet.example',
      name: 'Marit Solvang',
      organisation: null,
    },
    { role: 'engineer', email: 'tobiah.quill@freshet.example', name: 'Tobiah Quill', organisation: null },
    {
      role: 'client_admin',
      email: 'henrike.vossbeck@morgenbrunnen.example',
      name: 'Henrike Voßbeck',
      organisation: 'morgenbrunnen',
    },
  ];
