const CANDIDATES = [',', ';', '\t', '|'] as const;
export type Delimiter = string;

const LOOKED_AT = 200;

/** What Excel writes above the header to say what parts the fields; null where it does not. */
export function declaredDelimiter(
  text: string,
): { readonly delimiter: Delimiter; readonly length: number } | null {
  const line = /^"?sep=([^\r\n"])"?(\r\n|\r|\n|$)/i.exec(text);
  return line?.[1] === undefined ? null : { delimiter: line[1], length: line[0].length };
}

/** The candidate that cuts the header, and then most records into as many fields as the header. A comma where none does. */
export function sniffDelimiter(text: string, isWhole: boolean): Delimiter {
  const records = countsOf(text, isWhole);
  const header = records[0];
  if (header === undefined) return ',';
  const scores = CANDIDATES.map((_, candidate) => {
    const wanted = header[candidate] ?? 0;
    const alike = records.filter((counts) => counts[candidate] === wanted).length;
    return wanted === 0 ? 0 : alike / records.length + wanted / 100_000;
  });
  return CANDIDATES[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** How often each candidate stands outside quotes, record by record. */
function countsOf(text: string, isWhole: boolean): number[][] {
  const records: number[][] = [];
  let counts = CANDIDATES.map(() => 0);
  let isQuoted = false;
  let isBlank = true;
  for (let at = 0; at < text.length && records.length < LOOKED_AT; at += 1) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n' || character === '\r') {
      if (!isBlank) records.push(counts);
      counts = CANDIDATES.map(() => 0);
      isBlank = true;
      continue;
    }
    isBlank = false;
    const candidate = (CANDIDATES as readonly string[]).indexOf(character);
    if (candidate !== -1) counts[candidate] = (counts[candidate] ?? 0) + 1;
  }
  // A record that the sample cuts off says nothing, unless it is all there is.
  if (!isBlank && (isWhole || records.length === 0)) records.push(counts);
  return records;
}
