import type { ComposeChoices } from '../../mailings/compose-choices.js';
import { MERGE_FIELDS } from '../../mailings/merge-fields.js';
import { faultInWords } from '../mailings/fault-words.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import { renderDocument } from './document.view.js';
import { ChoiceField, LineField, TextField, thingChoices, type Filled } from './mailing-form-fields.view.js';
import { SegmentFields } from './segment-fields.view.js';

interface ComposeModel {
  readonly session: ConsoleSession;
  readonly organisation: { readonly slug: string; readonly name: string };
  readonly choices: ComposeChoices;
  readonly filled: Filled;
  /** The draft that is changed; null for a new one. */
  readonly draftId: string | null;
}

export function renderCompose(model: ComposeModel): string {
  const { session, organisation, filled, draftId } = model;
  const { speech } = session;
  const { say, draw } = speech;
  const title = say(draftId === null ? 'compose.new' : 'compose.change');
  return renderDocument({
    title: filled.faults.length === 0 ? title : say('frame.check', { title }),
    session,
    speech,
    section: 'mailings',
    children: (
      <div class="compose">
        <p class="way-back"><a href={draftId === null ? '/console/mailings' : `/console/mailings/${draftId}`}>{say(draftId === null ? 'mailing.backToAll' : 'compose.backUnchanged')}</a></p>
        <div class="page-title">
          <h1>{title}</h1>
          <p class="page-note">{draw('compose.from', { organisation: <bdi>{organisation.name}</bdi> })}</p>
        </div>
        {filled.faults.length > 0 && <FaultSummary filled={filled} />}
        <ComposeForm {...model} />
      </div>
    ),
  });
}

function FaultSummary({ filled: { faults } }: { readonly filled: Filled }) {
  const speech = useSpeech();
  return (
    <div class="fault" role="alert">
      <p>{speech.count('compose.faults', faults.length)}</p>
      <ul>
        {faults.map((fault, index) => {
          const { field } = fault;
          return <li key={index}>{field === null ? faultInWords(speech, fault) : <a href={`#${field}`}>{speech.say(`compose.${field}`)}: {faultInWords(speech, fault)}</a>}</li>;
        })}
      </ul>
    </div>
  );
}

function ComposeForm({ session, organisation, choices, filled, draftId }: ComposeModel) {
  const { say } = session.speech;
  const about = [['', say('compose.nothing')] as const, ...thingChoices(session.speech, choices.campaigns, choices.givingDays)];
  return (
    <form class="compose-form" method="post" action={draftId === null ? '/console/mailings' : `/console/mailings/${draftId}`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <input type="hidden" name="organisation" value={organisation.slug} />
      <fieldset class="form-part">
        <legend>{say('compose.theMail')}</legend>
        <LineField name="subject" label={say('compose.subject')} filled={filled} required hint={say('compose.subjectHint')} />
        <TextField name="mjml" label={say('compose.mjml')} rows={22} isCode filled={filled} hint={say('compose.mjmlHint')} />
        <MergeFieldList />
      </fieldset>
      <div class="compose-side">
        <SegmentFields choices={choices} filled={filled} />
        <fieldset class="form-part">
          <legend>{say('compose.howSent')}</legend>
          <ChoiceField name="about" label={say('compose.about')} filled={filled} choices={about} hint={say('compose.aboutHint')} />
          <ChoiceField name="list" label={say('compose.list')} filled={filled} choices={choices.lists.map(({ slug, name }) => [slug, name])} hint={say('compose.listHint')} />
          <LineField name="replyTo" label={say('compose.replyTo')} filled={filled} hint={say('compose.replyToHint')} />
          <LineField name="locale" label={say('compose.locale')} filled={filled} hint={say('compose.localeHint', { locale: choices.locale })} />
        </fieldset>
        <p class="actions"><button class="main-button" type="submit">{say('compose.save')}</button></p>
      </div>
    </form>
  );
}

function MergeFieldList() {
  const { say, draw } = useSpeech();
  return (
    <details>
      <summary>{say('compose.mergeFields')}</summary>
      <p class="page-note">{MERGE_FIELDS.map((field) => <><code key={field}>{`{{${field}}}`}</code> </>)}</p>
      <p class="page-note">{draw('compose.unsubscribe', { field: <code>{'{{unsubscribe_url}}'}</code> })}</p>
    </details>
  );
}
