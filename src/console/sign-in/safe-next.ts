export const CONSOLE_HOME = '/console';

const LONGEST = 2_000;
// Browsers read a backslash as a slash and drop control characters, which would make another host of a path.
const TRICKS = /\/\/|\\|[\u0000-\u0020\u007f]/;

/** Where to go after signing in: `next` where it is a page of this console, else its first page. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || next.length > LONGEST || TRICKS.test(next) || !next.startsWith('/')) return CONSOLE_HOME;
  const base = 'http://console.invalid';
  if (!URL.canParse(next, base)) return CONSOLE_HOME;
  // Parsed as a browser does, so that "/console/../elsewhere" shows where it leads.
  const { origin, pathname, search } = new URL(next, base);
  const isOfConsole = origin === base && (pathname === CONSOLE_HOME || pathname.startsWith(`${CONSOLE_HOME}/`));
  return isOfConsole && !pathname.includes('//') ? pathname + search : CONSOLE_HOME;
}

/** The sign-in page that leads on to `path`. */
export function signInPath(path: string): string {
  return withNext('/console/sign-in', path);
}

/** The page that asks for a second factor, and leads on to `path`. */
export function factorPath(path: string): string {
  return withNext('/console/sign-in/factor', path);
}

/** The page that asks whoever is signed in to prove it again, and leads on to `path`. */
export function confirmPath(path: string): string {
  return withNext('/console/confirm-identity', path);
}

function withNext(page: string, path: string): string {
  const next = safeNext(path);
  return next === CONSOLE_HOME ? page : `${page}?next=${encodeURIComponent(next)}`;
}
