/** A field of a form post as it was sent; empty when it was not, or when the body is no form at all. */
export function formField(form: unknown, name: string): string {
  if (typeof form !== 'object' || form === null || !Object.hasOwn(form, name)) return '';
  const value = (form as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
