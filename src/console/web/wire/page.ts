import type { SessionShown } from '../../contract/common.js';

/** What the server has written into the document: who is signed in. */
export const session = JSON.parse(document.getElementById('session')?.textContent ?? '{}') as SessionShown;

/** The nonce that styles must carry which are written as the screens are drawn. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
}

/** Leads through the sign-in page and back to here. */
export function signInAgain(): void {
  location.assign(`/console/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}
