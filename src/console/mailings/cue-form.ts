import { milestone, type Cue } from '../../mailings/milestone.js';
import { formField } from '../sign-in/form-field.js';
import { instantIn } from '../../shared/zoned-time.js';

export const CUE_FIELDS = ['when', 'at', 'percent', 'startHours', 'endHours'] as const;

/** The form that lets a mailing go out, as it was filled in. */
export type CueValues = Readonly<Record<(typeof CUE_FIELDS)[number], string>>;

/** Why it cannot go out so. */
export type CueFault = 'malformed_percent' | 'malformed_hours' | 'not_chosen' | 'no_time' | 'passed';

export type ReadCue = { readonly cue: Cue } | { readonly fault: CueFault };

/** Somebody takes a while to press the button after they have chosen a time. */
const GRACE_MS = 10 * 60_000;

export const EMPTY_CUE: CueValues = { when: '', at: '', percent: '75', startHours: '24', endHours: '1' };

export function readCueForm(form: unknown): CueValues {
  return Object.fromEntries(CUE_FIELDS.map((field) => [field, formField(form, field).trim()])) as CueValues;
}

/** When a mailing is to go out, by the clocks in `timeZone`; or what is wrong with what was filled in. */
export function readCue(values: CueValues, timeZone: string, now: Date): ReadCue {
  switch (values.when) {
    case 'now':
      return { cue: { at: now } };
    case 'at':
      return readInstant(instantIn(timeZone, values.at), now);
    case 'percent':
      return readMilestone({ kind: 'percent_of_goal', percent: numberIn(values.percent) }, 'malformed_percent');
    case 'start':
    case 'end':
      return readMilestone({ kind: 'hours_before', edge: values.when, hours: numberIn(values[`${values.when}Hours`]) }, 'malformed_hours');
    default:
      return { fault: 'not_chosen' };
  }
}

function readInstant(at: Date | null, now: Date): ReadCue {
  if (at === null) return { fault: 'no_time' };
  return at.getTime() < now.getTime() - GRACE_MS ? { fault: 'passed' } : { cue: { at } };
}

function readMilestone(given: unknown, fault: CueFault): ReadCue {
  const read = milestone.safeParse(given);
  return read.success ? { cue: { milestone: read.data } } : { fault };
}

function numberIn(text: string): number {
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
}
