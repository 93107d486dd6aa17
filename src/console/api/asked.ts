import { z } from 'zod';
import { parseSlug } from '../../shared/slug.js';
import { parseText } from '../../shared/text.js';
import { NotAcceptable } from '../console.errors.js';

const MOST_NAMED = 20;
export const SHORT_PAGE = 50;
export const LONGEST_PAGE = 200;

/** Characters of a cursor: a place may hold a text that a list is sorted by. */
const MOST_CURSOR = 8_000;

/** What a screen asked, checked against its schema. @throws NotAcceptable, which names every field at fault. */
export function asked<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, MOST_NAMED).map(({ path, code, message }) => ({ field: path.map(String).join('.').slice(0, 100), code, message: message.slice(0, 200) }));
  throw new NotAcceptable(faults);
}

/** A search as somebody types it; what cannot be a text anything is called by is refused. */
export const searchText = z
  .string()
  .max(400)
  .transform((text, context) => {
    if (text.trim() === '') return '';
    const parsed = parseText(text, 100);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: `cannot be searched for: ${parsed.fault}` });
    return z.NEVER;
  });

export const slugText = z.string().transform((text, context) => {
  const slug = parseSlug(text);
  if (slug !== null) return slug;
  context.addIssue({ code: 'custom', message: 'is no name of a page' });
  return z.NEVER;
});

/** JavaScript knows instants that PostgreSQL does not. */
export const instant = z.iso.datetime({ offset: true }).transform((text, context) => {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1_970 && at.getUTCFullYear() <= 9_999) return at;
  context.addIssue({ code: 'custom', message: 'is no instant between 1970 and 9999' });
  return z.NEVER;
});

/** What every list takes; `sorts` are the columns it can be sorted by, the first where none is asked for. */
export function pagesWish<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return {
    search: searchText.optional(),
    sort: z.enum(sorts).default(sorts[0] as never),
    order: z.enum(['ascending', 'descending']).optional(),
    cursor: z.string().max(MOST_CURSOR).optional(),
    limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(SHORT_PAGE),
    /** Which columns are shown is the screen's own affair; the export takes them. */
    columns: z.string().max(500).optional(),
  };
}

/** What a list takes that is of one organisation. */
export function listWish<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return { organisation: slugText.optional(), ...pagesWish(sorts) };
}
