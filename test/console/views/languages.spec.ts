import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Language } from '../../../src/console/words/language.js';
import { speak, speechOf, TABLES, type Speech, type WordTable } from '../../../src/console/words/speech.js';
import { renderFigureAudits } from '../../../src/console/views/figure-audits.view.js';
import { renderFigureSearch } from '../../../src/console/views/figure-search.view.js';
import { renderQueues } from '../../../src/console/views/queues.view.js';
import { renderRefreshList } from '../../../src/console/views/refresh-list.view.js';
import { renderRefresh } from '../../../src/console/views/refresh.view.js';
import { CALM } from '../../../src/queues/emergency/emergency-state.js';
import { QUEUE_NAMES } from '../../../src/queues/queue-kinds.js';
import { anExplanation, aRefreshedCampaign, aSession, everyPage, NOW } from './every-page.js';

/** What people may have written: no letter in it, so that each letter that is left is one of ours. */
const WRITTEN = '4711';

/** Pages as they are where there is nothing yet, and where all goes wrong. */
function emptyPages(speech: Speech): Record<string, string> {
  const session = aSession('engineer', WRITTEN, speech);
  const queues = (['level', 'single', null] as const).flatMap((pausedBecause) =>
    QUEUE_NAMES.map((queue) => ({ queue, isPausable: queue !== 'transactional', isPaused: pausedBecause !== null, pausedBecause, promiseSeconds: 90, figures: null, isPromiseKept: null })),
  );
  const { cadence, figures } = anExplanation(WRITTEN);
  const reasons = (['undecided', 'never', 'adaptive', 'kept', 'shortest', 'longest'] as const).map((reason) => ({ figures: figures.map((figure) => ({ ...figure, lastError: null, storedAt: null })), cadence: { ...cadence, reason, isDemoted: reason !== 'kept', idealSeconds: reason === 'longest' ? null : 4, everySeconds: null, nextRefreshAt: null, lastReadAt: null, lastRefreshAt: null } }));
  const unknown = { ...aRefreshedCampaign(WRITTEN), step: null, overrideSeconds: null, everySeconds: null, refreshedAt: null, nextAt: null };
  return {
    'no figures': renderFigureSearch({ session, text: WRITTEN, found: [], hasMore: false, lastAudit: null, now: NOW }),
    'no audits': renderFigureAudits({ session, audits: [], now: NOW }),
    'queues out of reach': renderQueues({ session, state: { emergency: CALM, queues }, setAside: null, now: NOW }),
    'nothing set aside': renderQueues({ session, state: { emergency: { ...CALM, changedAt: NOW, changedBy: 'staff:1' }, queues: [] }, setAside: [], now: NOW }),
    'no campaigns': renderRefreshList({ session, search: WRITTEN, campaigns: [], isCut: false, now: NOW }),
    'unknown cadence': renderRefreshList({ session, search: WRITTEN, campaigns: [unknown], isCut: false, now: NOW }),
    ...Object.fromEntries(reasons.map((explanation) => [explanation.cadence.reason, renderRefresh({ session, campaign: unknown, explanation, fault: null, now: NOW })])),
  };
}

const pagesIn = async (speech: Speech) => Object.entries({ ...(await everyPage(WRITTEN, speech)), ...emptyPages(speech) });

/** The texts of a table without their letters: whatever of a page still has one does not come from it. */
function withoutLetters(table: WordTable): WordTable {
  return Object.fromEntries(Object.entries(table).map(([key, text]) => [key, text.replaceAll(/(\{\w+\})|\p{L}/gu, (_, mark?: string) => mark ?? '·')])) as WordTable;
}

/** What is no text of the page: names that are the same everywhere, code, units, times as a language writes them, and what somebody else has said. */
const FOREIGN = [
  /<(script|svg|code|pre|time|textarea)\b.*?<\/\1>/gs,
  /<(\w+)\b[^>]*\blang="en"[^>]*>.*?<\/\1>/gs,
  /<form class="languages".*?<\/form>/gs,
  /<select name="language">.*?<\/select>/gs,
  /<span class="slug">.*?<\/span>/gs,
  /\b(Freshet|Redis)\b/g,
  /\b(in |dans )?\d+([.,]\d+)? (s|min|h|T\.|j)(?!\p{L})/gu,
  /(?<=>)(jetzt|maintenant)(?=<)/g,
  /\d+\.? \p{L}+\.? 4711/gu,
  /(?<=·) (und|et) (?=·)/g,
  /£GB/g,
  /\{time\}/g,
];

function lettersLeft(html: string): string[] {
  const body = FOREIGN.reduce((text, foreign) => text.replaceAll(foreign, ' '), html.replace(/^.*?<\/head>/s, ''));
  const title = (/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '').replace(' · Freshet console', '');
  const attributes = [...body.matchAll(/\b(?:aria-label|title|placeholder|alt|data-label|data-word-[\w-]+)="([^"]*)"/g)].map(([, value]) => value ?? '');
  const texts = body.replaceAll(/<[^>]*>/g, '\n').split('\n');
  return [title, ...attributes, ...texts].map((text) => text.replaceAll(/&\w+;|&#\w+;/g, '').trim()).filter((text) => /\p{L}/u.test(text));
}

describe.each(['de', 'fr'] as const)('a page that the server draws in %s', (language) => {
  let pages: [string, string][];
  beforeAll(async () => {
    pages = await pagesIn(speak(language, withoutLetters(TABLES[language])));
  });

  it('has no word but those of its language’s tables', () => {
    expect(pages.map(([page, html]) => [page, lettersLeft(html)]).filter(([, left]) => left!.length > 0)).toEqual([]);
  });

  it('says which language it is in, and lets another be chosen', () => {
    for (const [page, html] of pages) expect([page, html.includes(`<html lang="${language}">`), html.includes('hreflang') || html.includes('value="en"') || html.includes('lang="en"')]).toEqual([page, true, true]);
  });
});

/** Texts that are the same in both, because they are names or words that both languages have. */
const SAME: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  de: ['Cockpit', 'Name', 'Organisation', 'Passkeys', 'Redis', 'Tags', 'Webhooks'],
  fr: ['Caches', 'E-mail', 'Menu', 'Organisation', 'Redis', 'Webhooks', 'console', 'minutes'],
};

describe('the words of a language', () => {
  it.each(['de', 'fr'] as const)('are not those of English left standing: %s', (language) => {
    const same = Object.entries(TABLES.en).filter(([key, text]) => TABLES[language][key as keyof WordTable] === text && /\p{L}{3}/u.test(text.replaceAll(/\{\w+\}/g, '')));
    expect([...new Set(same.map(([, text]) => text))].toSorted()).toEqual([...SAME[language]].toSorted());
  });

  it.each(['de', 'fr'] as const)('have the same places to be filled, and as many forms of number: %s', (language) => {
    const shapeOf = (text: string) => text.split('|').map((form) => [...new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].toSorted());
    const wrong = Object.entries(TABLES.en).filter(([key, text]) => JSON.stringify(shapeOf(TABLES[language][key as keyof WordTable])) !== JSON.stringify(shapeOf(text)));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('have forms for one and for many', () => {
    for (const language of Object.keys(LANGUAGES) as Language[]) expect(speechOf(language).count('audience.people', 1)).not.toBe(speechOf(language).count('audience.people', 2).replace('2', '1'));
  });

  it('come with numbers, money and times as the language writes them', () => {
    const said = (language: Language) => {
      const { number, money, ahead, lasting, day, rough } = speechOf(language);
      return [number(12_345), money({ amount: 123_450, currency: 'EUR' }), ahead(new Date(90_000), new Date(0)), lasting(1.5), lasting(604_800), day('2026-11-24T00:00:00Z'), rough(0.1234)].map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '));
    };
    expect(said('en')).toEqual(['12,345', '€1,234.50', 'in 2 min', '1.5 s', '7 d', '24 Nov 2026', '0.123']);
    expect(said('de')).toEqual(['12.345', '1.234,50 €', 'in 2 min', '1,5 s', '7 T.', '24. Nov. 2026', '0,123']);
    expect(said('fr')).toEqual(['12 345', '1 234,50 €', 'dans 2 min', '1,5 s', '7 j', '24 nov. 2026', '0,123']);
  });
});
