let known: Promise<ReadonlySet<string>> | null = null;

/**
 * Whether it is one of the 49,233 passwords that people most often chose, as leaks have shown (the list is zxcvbn's), or is one
 * with digits and signs around it or written more than once, which guessers try next. `plain`: in small letters, without spaces and dashes.
 */
export async function isKnownPassword(plain: string): Promise<boolean> {
  const passwords = await (known ??= load());
  return [plain, coreOf(plain), onceOf(plain)].some((text) => passwords.has(text));
}

/** Passwords are chosen too seldom to keep the list in every process from its start. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

function coreOf(plain: string): string {
  return plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function onceOf(plain: string): string {
  return /^(.{3,}?)\1+$/su.exec(plain)?.[1] ?? plain;
}
