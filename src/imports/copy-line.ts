const SPECIAL = /[\\\t\n\r]/;

/** A field as COPY's text format writes it. NUL must have been refused before: PostgreSQL has no place for it. */
export function copyField(text: string | null): string {
  if (text === null) return '\\N';
  return SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, escaped) : text;
}

export function copyLine(fields: readonly (string | null)[]): string {
  let line = copyField(fields[0] ?? null);
  for (let at = 1; at < fields.length; at += 1) line += `\t${copyField(fields[at] ?? null)}`;
  return `${line}\n`;
}

function escaped(sign: string): string {
  if (sign === '\\') return '\\\\';
  if (sign === '\t') return '\\t';
  return sign === '\n' ? '\\n' : '\\r';
}
