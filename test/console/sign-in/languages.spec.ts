import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation } from '../../factories/a-campaign.js';
import { LANGUAGES, languageOf, type Language } from '../../../src/console/words/language.js';
import { speechOf } from '../../../src/console/words/speech.js';
import { de } from '../../../src/console/words/de.js';
import { en } from '../../../src/console/words/en.js';
import { fr } from '../../../src/console/words/fr.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStaffMember } from '../a-staff-member.js';
import { ConsoleClient } from '../console-client.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const langOf = async (answer: Promise<Response>) => /<html lang="(\w+)"/.exec(await (await answer).text())?.[1];

describe('the words', () => {
  it.each([['de', de], ['fr', fr]] as const)('are whole in %s, with the same facts in the same texts', (_, table) => {
    const marks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const [key, text] of Object.entries(en)) {
      const translated = table[key as keyof typeof en];
      expect([key, translated === '', marks(translated)]).toEqual([key, text === '', marks(text)]);
    }
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('fill in what is text, and nothing that a fact brings', () => {
    expect(speechOf('de').say('staff.roleOf', { name: '{name} {role}' })).toBe('Rolle von {name} {role}');
    expect(speechOf('fr').count('demands.lacking', 0)).toBe('0 personne n’en a pas encore.');
  });
});

describe('the language', () => {
  const of = (accept?: string, chosen?: string) => languageOf({ cookies: chosen === undefined ? {} : { freshet_language: chosen }, headers: accept === undefined ? {} : { 'accept-language': accept } });

  it.each<[string | undefined, Language]>([
    [undefined, 'en'],
    ['', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['pt, fr;q=0.5, de;q=0.7', 'de'],
    ['de;q=0, fr', 'fr'],
    ['*', 'en'],
    ['DE', 'de'],
    ['de;q=x', 'en'],
    ['constructor, __proto__, toString', 'en'],
    [','.repeat(5_000), 'en'],
    ['\u0000de', 'en'],
  ])('for a browser that wishes for %j is %s', (accept, language) => {
    expect(of(accept)).toBe(language);
  });

  it.each(['__proto__', 'xx', 'DE', 'toString', ''])('is the browser’s where the choice is none of ours: %j', (chosen) => {
    expect(of('fr', chosen)).toBe('fr');
  });

  it('that was chosen counts for more than the browser’s', () => expect(of('fr', 'de')).toBe('de'));
});

describe('the pages of signing in', () => {
  it.each(Object.keys(LANGUAGES) as Language[])('are all in %s, also where they refuse', async (language) => {
    const organisationId = await anOrganisation(app.database);
    const staff = await aStaffMember(app.database, { role: 'client_admin', organisationId });
    const client = new ConsoleClient(app.url, { 'accept-language': language, 'x-forwarded-for': `198.51.100.${language.charCodeAt(0)}` });
    for (const path of ['/console/sign-in', '/console/forgotten-password', '/console/new-password?token=x', '/console/no-such-page/x']) expect([path, await langOf(client.get(path))]).toEqual([path, language]);
    const refused = await client.signIn({ ...staff, password: 'wrong' });
    expect(await refused.text()).toContain(speechOf(language).say('signIn.refused'));
    await client.signIn(staff);
    for (const path of ['/console/account', '/console/staff/-', '/console/confirm-identity']) expect([path, await langOf(client.get(path))]).toEqual([path, language]);
    expect(await (await client.get('/console/account')).text()).toContain(speechOf(language).say('sessions.title').replaceAll("'", '&#39;'));
    const unknown = await client.post(`/console/staff/${staff.id}/role`, { formToken: 'not ours' });
    expect(await unknown.text()).toContain(speechOf(language).say('refused.foreign_form'));
  });

  it('follow what is chosen on them, and lead back to where that was', async () => {
    const client = new ConsoleClient(app.url, { 'accept-language': 'fr' });
    const chosen = await client.post('/console/language', { language: 'de' }, { referer: `${app.url}/console/forgotten-password` });
    expect(chosen.headers.get('location')).toBe('/console/forgotten-password');
    expect(await langOf(client.get('/console/forgotten-password'))).toBe('de');
  });

  it.each(['', 'xx', '__proto__', 'de\r\nset-cookie: a=b', '\u0000', 'd'.repeat(9_000)])('take no language that there is not: %j', async (language) => {
    const client = new ConsoleClient(app.url);
    const answer = await client.post('/console/language', { language });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([400, []]);
  });

  it.each(['https://evil.example/console', '//evil.example', 'javascript:alert(1)'])('lead nowhere else: %s', async (referer) => {
    const client = new ConsoleClient(app.url);
    expect((await client.post('/console/language', { language: 'de' }, { referer })).headers.get('location')).toBe('/console');
  });
});
