/** How long a payment provider may take to answer. */
export const PROVIDER_PATIENCE_MS = 8_000;

/** The answer, if it comes within `patienceMs`. @throws Error where it does not. */
export function withinMs<T>(patienceMs: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
