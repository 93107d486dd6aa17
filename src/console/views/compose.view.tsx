import type { ComposeChoices } from '../../mailings/compose-choices.js';
import { MERGE_FIELDS } from '../../mailings/merge-fields.js';
import { FIELD_NAMES } from '../mailings/compose-faults.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
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
  const title = draftId === null ? 'New mailing' : 'Change the mailing';
  return renderDocument({
    title: filled.faults.length === 0 ? title : `Please check: ${title}`,
    session,
    section: 'mailings',
    children: (
      <div class="compose">
        <p class="way-back"><a href={draftId === null ? '/console/mailings' : `/console/mailings/${draftId}`}>{draftId === null ? 'Back to all mailings' : 'Back without changes'}</a></p>
        <div class="page-title">
          <h1>{title}</h1>
          <p class="page-note">From <bdi>{organisation.name}</bdi>. Saving sends nothing.</p>
        </div>
        {filled.faults.length > 0 && <FaultSummary filled={filled} />}
        <ComposeForm {...model} />
      </div>
    ),
  });
}

function FaultSummary({ filled: { faults } }: { readonly filled: Filled }) {
  return (
    <div class="fault" role="alert">
      <p>{faults.length === 1 ? 'One thing cannot stay as it is.' : `${faults.length} things cannot stay as they are.`} Nothing was saved.</p>
      <ul>
        {faults.map(({ field, message }, index) => <li key={index}>{field === null ? <bdi>{message}</bdi> : <a href={`#${field}`}>{FIELD_NAMES[field]}: <bdi>{message}</bdi></a>}</li>)}
      </ul>
    </div>
  );
}

function ComposeForm({ session, organisation, choices, filled, draftId }: ComposeModel) {
  const about = [['', 'Nothing in particular'] as const, ...thingChoices(choices.campaigns, choices.givingDays)];
  return (
    <form class="compose-form" method="post" action={draftId === null ? '/console/mailings' : `/console/mailings/${draftId}`}>
      <input type="hidden" name={FORM_TOKEN} value={session.formToken} />
      <input type="hidden" name="organisation" value={organisation.slug} />
      <fieldset class="form-part">
        <legend>The mail</legend>
        <LineField name="subject" label="Subject" filled={filled} required hint="One line of up to 200 characters; merge fields may stand in it." />
        <TextField name="mjml" label="Body" rows={22} isCode filled={filled} hint="In MJML. The plain text is made from it." />
        <MergeFieldList />
      </fieldset>
      <div class="compose-side">
        <SegmentFields choices={choices} filled={filled} />
        <fieldset class="form-part">
          <legend>How it is sent</legend>
          <ChoiceField name="about" label="About" filled={filled} choices={about} hint="What its merge fields and its milestones are about." />
          <ChoiceField name="list" label="List" filled={filled} choices={choices.lists.map(({ slug, name }) => [slug, name])} hint="What its readers leave when they unsubscribe." />
          <LineField name="replyTo" label="Answers go to" filled={filled} hint="Leave it empty and they go to the sending address." />
          <LineField name="locale" label="Language" filled={filled} hint={`As a tag such as de or pt-BR; empty means ${choices.locale}.`} />
        </fieldset>
        <p class="actions"><button class="main-button" type="submit">Save and look at it</button></p>
      </div>
    </form>
  );
}

function MergeFieldList() {
  return (
    <details>
      <summary>Merge fields</summary>
      <p class="page-note">{MERGE_FIELDS.map((field) => <><code key={field}>{`{{${field}}}`}</code> </>)}</p>
      <p class="page-note">Every mailing must have <code>{'{{unsubscribe_url}}'}</code>: its readers leave the list by it.</p>
    </details>
  );
}
