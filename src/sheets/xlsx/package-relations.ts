import { posix } from 'node:path';
import type { SheetLimits } from '../sheet-limits.js';
import { readXml } from './xml-reader.js';
import type { ZipParts } from './zip-parts.js';

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  readonly kind: string;
  /** Name of the part in the archive. */
  readonly part: string;
}

/** What a part refers to within the archive; nothing where it has no relations. `''` is the archive itself. */
export async function relationsOf(part: string, parts: ZipParts, limits: SheetLimits): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!parts.has(name)) return [];
  const relations: Relation[] = [];
  const open = (element: string, attribute: (name: string) => string | undefined) => {
    if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
    const target = attribute('Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    relations.push({ id: attribute('Id') ?? '', kind: posix.basename(attribute('Type') ?? ''), part: path });
  };
  readXml(await parts.whole(name), { open }, limits);
  return relations;
}
