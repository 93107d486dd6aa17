/** The name of a page in its URL: lower-case letters, digits and single hyphens, 1 to 80 characters. */
export type Slug = string & { readonly __slug: true };

/** The slug in `text`, or null where it is none. */
export function parseSlug(text: string): Slug | null {
  return text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? (text as Slug) : null;
}
