/** What a text's `{names}` stand for; numbers are written as the language writes them. */
export type Filling = Readonly<Record<string, string | number>>;

/** `text` with its `{names}` filled in; those that nothing stands for are left. */
export function fill(text: string, filling: Filling, number: (value: number) => string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filling[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? number(value) : value;
  });
}

/** Of a text's two forms, parted by `|`, the one for so many; a text of one form has no other. */
export function formFor(text: string, n: number, rules: Intl.PluralRules): string {
  const [one = '', other = one] = text.split('|');
  return rules.select(n) === 'one' ? one : other;
}
