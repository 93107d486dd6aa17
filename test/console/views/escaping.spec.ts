import { describe, expect, it } from '@jest/globals';
import { everyPage } from './every-page.js';

const HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)", '</title></main></pre><b>', '&lt;b&gt;&amp;'];
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

describe('what people write', () => {
  it.each(HOSTILE)('stays text on every page: %s', async (text) => {
    for (const [page, html] of Object.entries(await everyPage(text))) {
      expect([page, html.includes(escaped(text))]).toEqual([page, true]);
      expect([page, html.match(/<script/g)?.length]).toEqual([page, 1]);
      expect([page, /<(img|b)\b|<[^>]* on\w+=/.test(html.replaceAll(/"[^"]*"/g, '""'))]).toEqual([page, false]);
    }
  });

  it('never stands in a style or a handler of ours', async () => {
    for (const html of Object.values(await everyPage('x'))) expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });
});

describe('the HTML part of a mail', () => {
  it('is framed from an address of its own, in a sandbox that allows nothing', async () => {
    const { mail } = await everyPage('<script>alert(1)</script>');
    expect(mail).toMatch(/<iframe [^>]*\bsandbox(="")?[ >]/);
    expect(mail).toContain('src="/console/outbox/a.eml/html"');
    expect(mail).not.toContain('srcdoc');
  });
});
