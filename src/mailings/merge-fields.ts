/** What a mailing may say of its reader and its cause. Nothing else is filled in. */
export const MERGE_FIELDS = [
  'donor.name',
  'donor.email',
  'organisation.name',
  'campaign.title',
  'campaign.url',
  'giving_day.title',
  'giving_day.url',
  'unsubscribe_url',
] as const;

export type MergeField = (typeof MERGE_FIELDS)[number];

export type MergeValues = Readonly<Record<MergeField, string>>;

/** A place in a text, as people count: from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something between double braces. `field` is null where it is none of ours, or where the braces never close. */
export interface MergeMark {
  readonly written: string;
  readonly field: MergeField | null;
  readonly start: number;
  readonly end: number;
}

// Up to the closing braces, or to where one would have given up looking for them.
const MARK = /\{\{([^{}\r\n]{0,80})(\}\})?/g;

/** Every mark of a text, whether or not it makes sense. */
export function findMarks(text: string): MergeMark[] {
  return [...text.matchAll(MARK)].map(([written, inner = '', closing], index, all) => {
    const start = all[index]?.index ?? 0;
    const name = inner.trim();
    return { written, field: closing !== undefined && isMergeField(name) ? name : null, start, end: start + written.length };
  });
}

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function isMergeField(name: string): name is MergeField {
  return (MERGE_FIELDS as readonly string[]).includes(name);
}
