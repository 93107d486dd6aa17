/** Whether Redis refused a write because it is out of memory, or no longer able to write its file. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && /\b(OOM command not allowed|MISCONF)\b|^OOM\b/.test(error.message);
}
