import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { inHtml, MergeTemplate, onOneLine } from '../../src/mailings/merge-template.js';
import { mailPart } from '../../src/mailings/quoted-printable.js';

const FIELDS = ['{{donor.name}}', '{{donor.email}}', '{{unsubscribe_url}}'];

const SAMPLES = ['', ' ', '\t', '.', '=', '=3D', 'é', '😀', '\u202e', '\r\n.\r\n', '\n', '\r', ' \n', 'a'.repeat(200), '日本語'.repeat(60), ' '.repeat(90), '=20=\r\n', 'From '];

/** Texts that an encoding could stumble over, with merge fields anywhere. */
const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...SAMPLES, ...FIELDS), fc.string({ unit: 'binary', maxLength: 120 })), { maxLength: 12 })
  .map((parts) => parts.join('').replaceAll('\0', ''));

const hostileValue = fc.oneof(fc.constantFrom(...SAMPLES), fc.string({ unit: 'binary', maxLength: 120 }));

/** What a mail program makes of it; those lines that it reads as its own end are not told apart. */
async function read(part: string): Promise<string> {
  const { text = '', html = '' } = await PostalMime.parse(Buffer.from(`MIME-Version: 1.0\r\n${part}`, 'latin1'));
  return text === '' ? html : text;
}

const withLineFeeds = (text: string) => text.replace(/\r\n?/g, '\n').toWellFormed();

describe('a part of a mail whose literals are encoded once', () => {
  it.each([
    { type: 'text/plain', writing: onOneLine },
    { type: 'text/html', writing: inHtml },
  ] as const)('reads as the template does, whatever it and its reader say ($type)', async ({ type, writing }) => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileValue, hostileValue, async (text, name, email) => {
        const template = new MergeTemplate(text, writing);
        const values = { 'donor.name': name, 'donor.email': email, unsubscribe_url: `https://give.example/u/${'x'.repeat(43)}` };
        const part = mailPart(type, template).write(values);
        const expected = withLineFeeds(template.write(values));
        // Mail programs leave out the last line break of a body.
        expect((await read(part)).replace(/\n+$/, '')).toBe(expected.replace(/\n+$/, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('has no line that is longer than mail allows, and nothing but ASCII', () => {
    fc.assert(
      fc.property(hostileText, hostileValue, (text, name) => {
        const part = mailPart('text/plain', new MergeTemplate(text, onOneLine)).write({ 'donor.name': name, 'donor.email': name, unsubscribe_url: name });
        expect(part).toMatch(/^[\t\r\n -~]*$/);
        expect(part.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of part.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
      }),
      { numRuns: 500 },
    );
  });

  it('has room for the break behind a piece, however long that is', () => {
    for (let length = 1; length < 160; length += 1) {
      const part = mailPart('text/plain', new MergeTemplate(`${'a'.repeat(length)}{{donor.name}}.`, onOneLine)).write({ 'donor.name': 'n'.repeat(length) });
      expect(Math.max(...part.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    }
  });

  it('encodes what a reader is called and cannot be ended by it', async () => {
    const part = mailPart('text/plain', new MergeTemplate('Dear {{donor.name}},\nit begins.', onOneLine)).write({ 'donor.name': 'Ann\r\n.\r\nRCPT TO:<x@y.example>' });
    expect(await read(part)).toContain('Dear Ann . RCPT TO:<x@y.example>,\nit begins.');
  });
});
