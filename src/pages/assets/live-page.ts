import { localiseTimes } from './local-times.js';
import { pollWhileVisible } from './polling.js';

/** Keeps the parts of a page that hold figures up to date, by taking them from a newer copy of the page itself. */
export function followPage(afterUpdate: () => void): void {
  const page = document.querySelector<HTMLElement>('[data-live-page=true]');
  if (!page) return;
  const shown = new Map<string, string>();
  pollWhileVisible(15, async () => {
    const answer = await fetch(location.pathname, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(answer.statusText);
    const copy = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of page.querySelectorAll<HTMLElement>('[data-live-part]')) {
      const newer = copy.querySelector<HTMLElement>(`[data-live-part="${part.dataset.livePart}"]`);
      if (newer) replacePart(part, newer, shown);
      if (newer) part.hidden = newer.hidden;
    }
    afterUpdate();
    return true;
  });
}

function replacePart(part: HTMLElement, newer: Element, shown: Map<string, string>): void {
  const name = part.dataset.livePart ?? '';
  // A part someone has moved the focus into is left alone.
  if (shown.get(name) === newer.innerHTML || part.contains(document.activeElement)) return;
  shown.set(name, newer.innerHTML);
  localiseTimes(newer);
  part.replaceChildren(...newer.childNodes);
}
