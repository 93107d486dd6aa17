import { SaveMailing } from '../../src/mailings/save-mailing.js';
import { MailingReader } from '../../src/mailings/mailing.reader.js';
import { MailingRefused } from '../../src/mailings/mailings.errors.js';
import { MjmlCompiler } from '../../src/mailings/mjml-compiler.js';
import { PreviewMailing } from '../../src/mailings/preview-mailing.js';
import type { Draft } from '../../src/mailings/check-draft.js';
import type { OrganisationId } from '../../src/shared/ids.js';
import { aCampaign, anOrganisation } from '../factories/a-campaign.js';
import { aBody, aDraft, aMailing, aRawDonor } from '../factories/a-mailing.js';
import { startTestApp, type TestApp } from '../support/app.js';

describe('composing a mailing', () => {
  let test: TestApp;
  let organisationId: OrganisationId;

  beforeAll(async () => {
    test = await startTestApp({ PUBLIC_URL: 'https://give.example' });
  });

  beforeEach(async () => {
    organisationId = await anOrganisation(test.database);
  });

  afterAll(() => test.close());

  const faultsOf = (differs: Partial<Draft>) =>
    test.app.get(SaveMailing).run(organisationId, aDraft(differs), 'test').then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof MailingRefused)) throw error;
        return error.faults.map(({ field, code, message }) => `${field} ${code}: ${message}`);
      },
    );

  const preview = async (differs: Partial<Draft>) => {
    const id = await aMailing(test.app, organisationId, differs);
    return test.app.get(PreviewMailing).run(await test.app.get(MailingReader).get({ organisationId }, id), 3);
  };

  it.each([
    ['a merge field that does not exist', { mjml: aBody('\n  Dear {{donor.nmae}}') }, 'mjml unknown_merge_field: {{donor.nmae}} (line 6, column 8) is not a field of a mailing'],
    ['braces that never close', { mjml: aBody('{{donor.name') }, /^mjml unknown_merge_field: \{\{donor.name.* \(line 5, column 18\)/],
    ['a merge field of a campaign without one', { mjml: aBody('{{campaign.title}}') }, 'mjml merge_field_without_cause: {{campaign.title}} needs a mailing that is about a campaign'],
    ['a merge field in a style sheet', { mjml: aBody('x').replace('<mj-body>', '<mj-head><mj-style>a { color: {{donor.name}} }</mj-style></mj-head><mj-body>') }, /misplaced_merge_field.*style sheet/],
    ["a name as a link's address", { mjml: aBody('<a href="{{donor.name}}">x</a>') }, /misplaced_merge_field.*attribute href/],
    ['a scheme before a link', { mjml: aBody('<a href="javascript:{{unsubscribe_url}}">x</a>') }, /misplaced_merge_field.*attribute href/],
    ['a subject with an unknown field', { subject: 'Hello {{name}}' }, 'subject unknown_merge_field: {{name}} (character 7) is not a field of a mailing'],
    ['a subject with a line break', { subject: 'Hello\r\nBcc: everyone@x.example' }, 'subject control_character: has a line break or another control character'],
    ['a subject with a lone surrogate', { subject: 'Hello \ud800' }, /^subject malformed_unicode/],
    ['a subject of invisible letters', { subject: '\u200b' }, 'subject empty: is missing'],
    ['no way out', { mjml: aBody('x').replace('{{unsubscribe_url}}', 'https://x.example') }, /^mjml unsubscribe_missing/],
    ['an include', { mjml: aBody('x').replace('<mj-section>', '<mj-include path="/etc/passwd" /><mj-section>') }, 'mjml forbidden_tag: must not have <mj-include> (line 3, column 5)'],
    ['an include of HTML inside a raw part', { mjml: aBody('<MJ-INCLUDE path="./package.json" type="html" />') }, /^mjml forbidden_tag/],
    ['a script', { mjml: aBody('<script>alert(1)</script>') }, /^mjml forbidden_tag: must not have <script>/],
    ['a body of 5 MB', { mjml: aBody('x'.repeat(5_000_000)) }, /^mjml too_large: has 500\d{4} bytes of at most 262144$/],
    ['a body of one byte too many', { mjml: aBody('').padEnd(262_145, ' ') }, 'mjml too_large: has 262145 bytes of at most 262144'],
    ['a tower of wrappers', { mjml: aBody('x').replace('<mj-section>', `${'<mj-wrapper>'.repeat(40)}<mj-section>`) }, /^mjml too_deep/],
    ['an element that does not exist', { mjml: aBody('x').replace('<mj-section>', '<mj-nothing /><mj-section>') }, "mjml not_mjml: Element mj-nothing doesn't exist or is not registered (line 3)"],
    ['no MJML at all', { mjml: 'Hello {{unsubscribe_url}}' }, /^mjml not_mjml: /],
    ['a NUL', { mjml: aBody('\u0000') }, 'mjml malformed_text: has characters that no mail can carry'],
    ['an answer to nowhere', { replyTo: 'x@x.example\r\nBcc: y@x.example' }, 'replyTo malformed: is not an address'],
    ['a language that is none', { locale: '<script>' }, 'locale unknown: is not a language tag'],
    ['a campaign of nobody', { campaign: 'nowhere' }, 'campaign unknown: nowhere is not one of the organisation'],
    ['a list of nobody', { list: 'nowhere' }, 'list unknown: is not one of the organisation'],
    ['a tag that nobody has', { segment: { tags: { any: ['Nobody'] } } }, 'segment.tags.any unknown: Nobody is not one of the organisation'],
  ] as const)('refuses %s and says where', async (_, differs, expected) => {
    const faults = await faultsOf(differs as Partial<Draft>);
    expect(faults).toHaveLength(1);
    if (typeof expected === 'string') expect(faults[0]).toBe(expected);
    else expect(faults[0]).toMatch(expected);
  });

  it('names every fault at once', async () => {
    expect(await faultsOf({ subject: '', mjml: aBody('{{a}} {{b}}'), replyTo: 'x' })).toHaveLength(4);
  });

  it("does not take another organisation's campaign", async () => {
    const theirs = await aCampaign(test.database);
    expect(await faultsOf({ campaign: theirs.slug })).toEqual([`campaign unknown: ${theirs.slug} is not one of the organisation`]);
  });

  it('shows a real reader what they would get: their name as text, whatever it is', async () => {
    const campaign = await aCampaign(test.database, { organisationId, title: 'Books & <i>Bytes</i>' });
    await aRawDonor(test.database, organisationId, 'ada@x.example', 'Ada "A" <b>\r\nBcc: x@x.example');
    const [letter] = await preview({
      subject: 'For {{ donor.name }}: {{campaign.title}}', campaign: campaign.slug,
      mjml: aBody('Dear {{donor.name}}, see <a href="{{campaign.url}}" title="{{campaign.title}}">{{campaign.title}}</a>'),
    });
    expect(letter).toMatchObject({ to: { address: 'ada@x.example' }, subject: 'For Ada "A" <b> Bcc: x@x.example: Books & <i>Bytes</i>' });
    expect(letter?.html).toContain('Dear Ada &quot;A&quot; &lt;b&gt; Bcc: x@x.example, see');
    expect(letter?.html).toContain(`href="https://give.example/c/${campaign.slug}" title="Books &amp; &lt;i&gt;Bytes&lt;/i&gt;"`);
    expect(letter?.plain).toContain(`Dear Ada "A" <b> Bcc: x@x.example, see Books & <i>Bytes</i> <https://give.example/c/${campaign.slug}>`);
    expect(letter?.plain).toMatch(/Unsubscribe <https:\/\/give\.example\/u\/[\w-]{43}>/);
    expect(`${letter?.html}${letter?.plain}`).not.toContain('{{');
  });

  it('shows somebody made up where there is nobody', async () => {
    expect(await preview({})).toMatchObject([{ to: { address: 'reader@example.org' } }]);
  });

  it('ends a body that takes too long or too much, and compiles the next', async () => {
    const compiler = new MjmlCompiler();
    const heavy = aBody('x').replace('<mj-text>', '<mj-text>x</mj-text><mj-text>').replace(/<mj-text>x<\/mj-text>/, (text) => text.repeat(300_000));
    expect(await compiler.compile(heavy)).toMatchObject({ ok: false });
    expect(await compiler.compile(aBody('light'))).toMatchObject({ ok: true });
    await compiler.onApplicationShutdown();
  });
});
