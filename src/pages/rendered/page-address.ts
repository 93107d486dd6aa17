import { parseSlug, type Slug } from '../../shared/slug.js';

const WIDGET = '/widget';
// Not by its end alone: a campaign may be called so.
const WIDGET_PATH = /^\/c\/[^/]+\/widget$/;

/** What a canonical path shows. */
export type PageName = { readonly kind: 'home' } | { readonly kind: 'campaign' | 'widget' | 'givingDay'; readonly slug: Slug };

/** Null for paths of anything else. */
export function pageNameOf(path: string): PageName | null {
  if (path === '/') return { kind: 'home' };
  const kind = kindOf(path);
  const slug = kind && parseSlug(path.slice('/c/'.length, kind === 'widget' ? -WIDGET.length : undefined));
  return kind && slug ? { kind, slug } : null;
}

function kindOf(path: string): 'campaign' | 'widget' | 'givingDay' | null {
  if (path.startsWith('/c/')) return WIDGET_PATH.test(path) ? 'widget' : 'campaign';
  return path.startsWith('/g/') ? 'givingDay' : null;
}

/** The path of the page that is edited when what `path` shows is. */
export function editedPath(path: string): string {
  return pageNameOf(path)?.kind === 'widget' ? path.slice(0, -WIDGET.length) : path;
}

const MOST_REMEMBERED = 1_000;
const LONGEST_REMEMBERED = 100;

/** A crowd asks for a few addresses. Whoever asks for ever new ones only makes it begin anew. */
const remembered = new Map<string, string | null>();

/**
 * The canonical path of the page a request's URL asks for, whatever its query says: that is for those who count clicks.
 * Read as the router reads it, so that no spelling of an address leads past the shared renderings.
 */
export function pageAt(url: string): string | null {
  const known = remembered.get(url);
  if (known !== undefined) return known;
  const page = readPageAt(url);
  if (url.length > LONGEST_REMEMBERED) return page;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(url, page);
  return page;
}

function readPageAt(url: string): string | null {
  const end = url.search(/[?#]/);
  const path = unescapePath(end < 0 ? url : url.slice(0, end));
  if (path === null) return null;
  const canonical = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return pageNameOf(canonical) === null ? null : canonical;
}

/** The pattern of the route that a page stands under. */
export function routeOf(page: string): string {
  if (page === '/') return '/';
  if (page.startsWith('/g/')) return '/g/:slug';
  return WIDGET_PATH.test(page) ? '/c/:slug/widget' : '/c/:slug';
}

/** Escaped slashes stay escaped. */
function unescapePath(path: string): string | null {
  if (!path.includes('%')) return path;
  try {
    return decodeURI(path);
  } catch {
    return null;
  }
}
