import { describe, expect, it } from '@jest/globals';
import { everyPage } from './every-page.js';
import { tagsOf, textOf } from './markup.js';

const HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onclick='x", '</title></main><b>', '{{7*7}} ${7*7} &lt;b&gt;'];
const PLAIN = Object.entries(everyPage('Keep the lights on'));
const FLOW = new Set(['p', 'div', 'ul', 'ol', 'dl', 'section', 'article', 'header', 'h1', 'h2', 'h3', 'form', 'details', 'fieldset']);

describe('what people write', () => {
  it.each(HOSTILE)('stays text on every page: %s', (text) => {
    for (const [page, html] of Object.entries(everyPage(text))) {
      const tags = tagsOf(html);
      expect([page, tags.filter(({ name }) => name === 'script').length]).toEqual([page, 1]);
      expect([page, tags.filter(({ name }) => name === 'img' || name === 'b')]).toEqual([page, []]);
      expect(textOf(html)).toContain(text);
    }
  });

  it('cannot turn the text around it when it holds a direction mark', () => {
    const html = everyPage('\u202Egpj.exe').campaign ?? '';
    expect(html).toContain('<bdi class="donor-name">\u202Egpj.exe</bdi>');
    expect(html).toContain('<p class="donor-list-message" dir="auto">');
  });

  it('never brings a card number back into the page', () => {
    const card = tagsOf(everyPage('4242424242424242').refused ?? '').find(({ attributes }) => attributes.get('name') === 'card');
    expect(card?.attributes.has('value')).toBe(false);
  });
});

describe.each(PLAIN)('the page "%s"', (_page, html) => {
  const tags = tagsOf(html);

  it('obeys a policy without inline style, script or handlers', () => {
    expect(tags.filter(({ name }) => name === 'style')).toEqual([]);
    expect(tags.flatMap(({ attributes }) => [...attributes.keys()].filter((name) => name === 'style' || name.startsWith('on')))).toEqual([]);
    expect(html).toMatch(/<script type="module" src="\/assets\/[\w.-]+"><\/script>/);
  });

  it('nests its elements as HTML allows', () => {
    expect(html.startsWith('<!doctype html><html lang="')).toBe(true);
    expect(tags.filter(({ name, within }) => FLOW.has(name) && within.some((outer) => ['p', 'h1', 'h2', 'h3', 'span'].includes(outer)))).toEqual([]);
    expect(tags.filter(({ name, within }) => ['a', 'button', 'form', 'label'].includes(name) && within.includes(name))).toEqual([]);
    expect(tags.filter(({ name, within }) => name === 'li' && !['ul', 'ol'].includes(within.at(-1) ?? ''))).toEqual([]);
  });

  it('gives every id once, and points only to ids that are there', () => {
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const pointers = ['for', 'aria-describedby', 'aria-labelledby'];
    const targets = tags.flatMap(({ attributes }) => pointers.flatMap((name) => attributes.get(name)?.split(' ') ?? []));
    const anchors = tags.flatMap(({ attributes }) => attributes.get('href')?.match(/^#(.+)/)?.[1] ?? []);
    expect([...targets, ...anchors].filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('has one first heading, a main part and instants in machine form', () => {
    expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1);
    expect(tags.filter(({ name }) => name === 'main')).toHaveLength(1);
    const times = tags.filter(({ name }) => name === 'time').map(({ attributes }) => attributes.get('datetime') ?? '');
    expect(times.filter((time) => new Date(time).toISOString() !== time)).toEqual([]);
  });
});
