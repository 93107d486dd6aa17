import type { SheetLimits } from '../sheet-limits.js';
import { SheetError } from '../sheet.js';
import { ElementBatch } from './element-batch.js';
import { ElementWalk } from './element-walk.js';
import type { JsonFrame } from './json-frame.js';

/**
 * Elements of a JSON file, those of each chunk at once. Their ends are found by brackets, and JSON.parse reads a run of
 * them: faster than a parser that tells of every token (see docs/spreadsheets.md).
 * @throws SheetError with the element where the file is no JSON, or past a limit
 */
export async function* jsonElements(
  utf8: AsyncIterable<Buffer>,
  frame: JsonFrame,
  limits: SheetLimits,
): AsyncGenerator<ElementBatch, void, undefined> {
  const walk = new ElementWalk(frame.kind, limits);
  let bytes: Buffer = Buffer.alloc(0);
  let skip = frame.start;
  for await (const chunk of utf8) {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    bytes = Buffer.concat([bytes, chunk.subarray(skipped)]);
    const batch = new ElementBatch(walk.count + 1, frame.kind === 'lines');
    const { end, failure } = walk.over(bytes, batch);
    yield* batch.parsed(bytes);
    if (failure !== null) throw failure;
    bytes = bytes.subarray(end);
  }
  if (!walk.mayEnd(bytes.length))
    throw new SheetError(
      'truncated',
      `The file ends within its list, after element ${walk.count}: it was cut.`,
      walk.count + 1,
    );
  if (walk.count === 0) throw new SheetError('empty', 'The list in the file has no elements.');
}
