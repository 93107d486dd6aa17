/** Ways a page is kept, those that save most first. */
export const CODINGS = ['br', 'gzip', 'identity'] as const;

export type Coding = (typeof CODINGS)[number];

const MOST_REMEMBERED = 200;
const LONGEST_REMEMBERED = 200;

const remembered = new Map<string | undefined, readonly Coding[]>();

/** The codings an `Accept-Encoding` header allows, its favourite first; none where it refuses all of them. */
export function codingsFor(header: string | undefined): readonly Coding[] {
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const codings = negotiate(header);
  // Browsers send a handful of headers between them; whoever sends ever new ones is not to fill the memory.
  if (remembered.size < MOST_REMEMBERED && (header?.length ?? 0) <= LONGEST_REMEMBERED) remembered.set(header, codings);
  return codings;
}

function negotiate(header: string | undefined): readonly Coding[] {
  if (header === undefined || header.trim() === '') return ['identity'];
  const weights = weightsOf(header);
  const others = weights.get('*');
  const weightOf = (coding: Coding) => {
    // Plain bytes need not be asked for, only refused; unasked for they come last.
    const unnamed = coding === 'identity' ? (others === 0 ? 0 : Number.MIN_VALUE) : (others ?? 0);
    return weights.get(coding) ?? unnamed;
  };
  return CODINGS.filter((coding) => weightOf(coding) > 0).toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightsOf(header: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    if (name !== '') weights.set(name === 'x-gzip' ? 'gzip' : name, weightIn(parameters));
  }
  return weights;
}

/** What cannot be read as a weight is taken for a refusal: plain bytes can be read by everyone. */
function weightIn(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => /^q\s*=/.test(parameter));
  if (given === undefined) return 1;
  const text = given.replace(/^q\s*=\s*/, '');
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}
