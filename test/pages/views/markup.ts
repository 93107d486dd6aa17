/** An element's opening tag as it was written. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Names of the elements it stands in, outermost first. */
  readonly within: readonly string[];
}

const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);
const TOKEN = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** Every element of a document, read strictly. @throws Error at the first tag that closes what is not open. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  for (const [text, slash, name = '', rest = ''] of html.matchAll(TOKEN)) {
    if (slash) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing in ${open.join(' ')}`);
      continue;
    }
    tags.push({ name, attributes: attributesOf(rest), within: [...open] });
    if (!VOID.has(name) && !text.endsWith('/>')) open.push(name);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
  return tags;
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]));
}

/** What a reader of the document sees, without its tags. */
export function textOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
