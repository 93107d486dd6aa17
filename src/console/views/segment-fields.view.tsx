import type { ComposeChoices } from '../../mailings/compose-choices.js';
import { ANYTHING } from '../mailings/compose-form.js';
import { ChoiceField, DayField, TextField, thingChoices, type Choice, type Filled } from './mailing-form-fields.view.js';

interface SegmentFieldsProps {
  readonly choices: ComposeChoices;
  readonly filled: Filled;
}

/** Whom a mailing is for. */
export function SegmentFields({ choices, filled }: SegmentFieldsProps) {
  const things: readonly Choice[] = [[ANYTHING, 'To anything'], ...thingChoices(choices.campaigns, choices.givingDays)];
  const lists: readonly Choice[] = choices.lists.map(({ slug, name }) => [slug, `Only who asked for ${name}`]);
  return (
    <fieldset class="form-part">
      <legend>Who gets it</legend>
      <p class="page-note">Everything you choose must hold. Who has left the list, and addresses that are dead or have complained, never get it.</p>
      {choices.segments.length > 0 && (
        <ChoiceField
          name="savedSegment"
          label="Saved segment"
          filled={filled}
          choices={[['', 'None: what is chosen below'], ...choices.segments.map(({ id, name }) => [id, name] as const)]}
          hint="Takes the place of all that is chosen below. The mailing keeps its rule as it is now."
        />
      )}
      <div class="field-pair">
        <ChoiceField name="gave" label="Has given" filled={filled} choices={[['', 'Never mind'], ...things]} />
        <DayField name="gaveSince" label="Since" filled={filled} hint="From midnight UTC; leave it empty for ever." />
      </div>
      <div class="field-pair">
        <ChoiceField name="didNotGive" label="Has not given" filled={filled} choices={[['', 'Never mind'], ...things]} />
        <DayField name="didNotGiveSince" label="Since" filled={filled} />
      </div>
      <ChoiceField name="subscribedTo" label="Subscription" filled={filled} choices={[['', 'Never mind'], ...lists]} />
      <details open={filled.values.tagsAll + filled.values.tagsAny + filled.values.tagsNone !== '' || filled.faults.some(({ field }) => field?.startsWith('tags'))}>
        <summary>Tags</summary>
        <div class="field-triple">
          <TextField name="tagsAll" label="Has all of" rows={3} filled={filled} hint="One tag a line." />
          <TextField name="tagsAny" label="Has one or more of" rows={3} filled={filled} />
          <TextField name="tagsNone" label="Has none of" rows={3} filled={filled} />
        </div>
        {choices.tags.length > 0 && <p class="page-note">In use: {choices.tags.map((tag, index) => <>{index > 0 && ' · '}<bdi key={tag}>{tag}</bdi></>)}</p>}
      </details>
    </fieldset>
  );
}
