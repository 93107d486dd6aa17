import { parseSlug } from '../../shared/slug.js';
import type { Cell } from '../../sheets/sheet.js';
import { textReader, type ReadCell } from './read-cell.js';

const readText = textReader(200);

export function readSlug(cell: Cell | undefined): ReadCell {
  const text = readText(cell);
  if (!text.ok || text.value === null) return text;
  const slug = parseSlug(text.value);
  return slug === null ? { ok: false, code: 'slug_malformed', value: text.value } : { ok: true, value: slug };
}
