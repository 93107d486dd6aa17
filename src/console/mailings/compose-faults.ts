import type { Draft } from '../../mailings/check-draft.js';
import { segment } from '../../mailings/segment.js';
import type { Fault } from '../../shared/domain-error.js';
import { COMPOSE_FIELDS, type ComposeField } from './compose-form.js';

/** A fault with the field of the form to mend it in; null where it is about none of them. */
export interface FieldFault {
  readonly field: ComposeField | null;
  readonly code: string;
  readonly message: string;
  readonly filling?: Fault['filling'];
}

const PLACES: readonly (readonly [RegExp, ComposeField])[] = [
  [/^(campaign|givingDay)$/, 'about'],
  [/^segment\.tags\.all/, 'tagsAll'],
  [/^segment\.tags\.any/, 'tagsAny'],
  [/^segment\.tags\.none/, 'tagsNone'],
  [/^segment\.gave\.since/, 'gaveSince'],
  [/^segment\.didNotGive\.since/, 'didNotGiveSince'],
  [/^segment\.gave/, 'gave'],
  [/^segment\.didNotGive/, 'didNotGive'],
  [/^segment\.subscribedTo/, 'subscribedTo'],
];

/** What of the segment is no segment at all: a form may be sent by anything. */
export function faultsOfSegment(draft: Draft): Fault[] {
  const { error } = segment.safeParse(draft.segment);
  return (error?.issues ?? []).map(({ path, message }) => ({
    field: ['segment', ...path].join('.'),
    ...(path.at(-1) === 'since' ? { code: 'no_day', message: 'is not a day' } : { code: 'malformed', message }),
  }));
}

export function toFieldFaults(faults: readonly Fault[]): FieldFault[] {
  return faults.map(({ field, ...fault }) => ({ field: fieldOf(field), ...fault }));
}

function fieldOf(path: string): ComposeField | null {
  const own = COMPOSE_FIELDS.find((field) => field === path.split('.', 1)[0]);
  return own ?? PLACES.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
