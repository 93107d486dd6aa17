const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Whether the database gave up on a statement: of fewer things it may be quick enough. */
export function isTooSlow(error: unknown): boolean {
  return codeOf(error) === '57014';
}

/** Why a figure could not be computed, in words that clients may read. */
export function refusalText(error: unknown): string {
  if (isTooSlow(error)) return 'Computing it took too long.';
  if (error instanceof RangeError || codeOf(error) === '22003') return 'A sum in it is too large to be held exactly.';
  return 'It could not be computed from what was booked.';
}
