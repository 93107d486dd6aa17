const SPECIAL = /[\\\t\n\r]/;

/** A field as COPY's text format writes it. NUL must have been refused before: PostgreSQL has no place for it. */
export function copyField(text: string | null): string {
  if (text === null) return '\\N';
  return SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, escaped) : text;
}

export function copyLine(fields: readonly (string | null)[]): string {
  return `${fields.map(copyField).join('\t')}\n`;
}

function escaped(sign: string): string {
  if (sign === '\\') return '\\\\';
  if (sign === '\t') return '\\t';
  return sign === '\n' ? '\\n' : '\\r';
}
