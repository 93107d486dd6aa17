/** Runs a process's beginning; where that fails, says why in one line (or a line per fault) and ends with 1. */
export async function endOnError(begin: () => Promise<void>): Promise<void> {
  try {
    await begin();
  } catch (error) {
    console.error(`freshet cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
