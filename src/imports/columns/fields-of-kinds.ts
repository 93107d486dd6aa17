import type { ImportKindName } from '../import.js';
import { CAMPAIGN_FIELDS, DESIGNATION_FIELDS } from './campaign-fields.js';
import type { Field } from './field.js';
import { AMOUNT, ANONYMOUS, CAMPAIGN, CURRENCY, DESIGNATION, GIVEN_AT, MESSAGE, REFERENCE } from './gift-fields.js';
import { EMAIL, NAME, NUMBER, TAGS } from './known-fields.js';
import { LIST, REASON, SINCE } from './suppression-fields.js';

/** What rows of a kind can say. */
export interface KindFields {
  readonly fields: readonly Field[];
  /** Fields of which a header must have one of each group. */
  readonly required: readonly (readonly string[])[];
}

/** Columns that are a tag each, and whose cells say yes or no. */
const FLAGS: Field = { name: 'flags', known: [], isRepeated: true };

/** A kind without its fields does not compile. */
export const FIELDS_OF_KINDS: Readonly<Record<ImportKindName, KindFields>> = {
  tags: { fields: [EMAIL, NUMBER, NAME, TAGS, FLAGS], required: [['email', 'number'], ['tags', 'flags']] },
  donors: { fields: [EMAIL, NAME, NUMBER], required: [['email']] },
  suppressions: { fields: [EMAIL, LIST, REASON, SINCE], required: [['email']] },
  campaigns: { fields: CAMPAIGN_FIELDS, required: [['slug']] },
  designations: { fields: DESIGNATION_FIELDS, required: [['campaign'], ['slug']] },
  'offline-donations': {
    fields: [CAMPAIGN, AMOUNT, CURRENCY, EMAIL, NUMBER, NAME, GIVEN_AT, DESIGNATION, REFERENCE, ANONYMOUS, MESSAGE],
    required: [['campaign'], ['amount'], ['email', 'number']],
  },
};
