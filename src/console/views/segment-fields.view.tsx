import type { ComposeChoices } from '../../mailings/compose-choices.js';
import { ANYTHING } from '../mailings/compose-form.js';
import { useSpeech } from '../words/speaking.js';
import { ChoiceField, DayField, TextField, thingChoices, type Choice, type Filled } from './mailing-form-fields.view.js';

interface SegmentFieldsProps {
  readonly choices: ComposeChoices;
  readonly filled: Filled;
}

/** Whom a mailing is for. */
export function SegmentFields({ choices, filled }: SegmentFieldsProps) {
  const speech = useSpeech();
  const { say } = speech;
  const whatever: Choice = ['', say('compose.whatever')];
  const things: readonly Choice[] = [[ANYTHING, say('compose.toAnything')], ...thingChoices(speech, choices.campaigns, choices.givingDays)];
  const lists: readonly Choice[] = choices.lists.map(({ slug, name }) => [slug, say('compose.askedFor', { list: name })]);
  return (
    <fieldset class="form-part">
      <legend>{say('compose.whom')}</legend>
      <p class="page-note">{say('compose.whomNote')}</p>
      {choices.segments.length > 0 && (
        <ChoiceField
          name="savedSegment"
          label={say('compose.savedSegment')}
          filled={filled}
          choices={[['', say('compose.noSegment')], ...choices.segments.map(({ id, name }) => [id, name] as const)]}
          hint={say('compose.segmentHint')}
        />
      )}
      <div class="field-pair">
        <ChoiceField name="gave" label={say('compose.gave')} filled={filled} choices={[whatever, ...things]} />
        <DayField name="gaveSince" label={say('compose.since')} filled={filled} hint={say('compose.sinceHint')} />
      </div>
      <div class="field-pair">
        <ChoiceField name="didNotGive" label={say('compose.didNotGive')} filled={filled} choices={[whatever, ...things]} />
        <DayField name="didNotGiveSince" label={say('compose.since')} filled={filled} />
      </div>
      <ChoiceField name="subscribedTo" label={say('compose.subscribedTo')} filled={filled} choices={[whatever, ...lists]} />
      <details open={filled.values.tagsAll + filled.values.tagsAny + filled.values.tagsNone !== '' || filled.faults.some(({ field }) => field?.startsWith('tags'))}>
        <summary>{say('compose.tags')}</summary>
        <div class="field-triple">
          <TextField name="tagsAll" label={say('compose.tagsAll')} rows={3} filled={filled} hint={say('compose.tagsHint')} />
          <TextField name="tagsAny" label={say('compose.tagsAny')} rows={3} filled={filled} />
          <TextField name="tagsNone" label={say('compose.tagsNone')} rows={3} filled={filled} />
        </div>
        {choices.tags.length > 0 && <p class="page-note">{say('compose.tagsInUse')} {choices.tags.map((tag, index) => <>{index > 0 && ' · '}<bdi key={tag}>{tag}</bdi></>)}</p>}
      </details>
    </fieldset>
  );
}
