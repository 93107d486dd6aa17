import { localiseTimes } from './local-times.js';

const EVERY_MS = 1_000;
const SLOWEST_MS = 30_000;
const PATIENCE_MS = 10_000;

/** Keeps a region as the server would draw it now, for as long as what it shows is running. */
export function followProgress(region: HTMLElement): void {
  let pause = EVERY_MS;
  const isRunning = () => region.dataset['progress'] === 'running';
  const tick = async () => {
    if (!document.hidden) {
      try {
        await redraw(region);
        pause = EVERY_MS;
      } catch {
        pause = Math.min(SLOWEST_MS, pause * 2);
      }
    }
    if (isRunning()) setTimeout(tick, pause);
  };
  hideLookAgain(region);
  if (isRunning()) setTimeout(tick, pause);
}

async function redraw(region: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html', 'freshet-by-itself': '1' }, signal: AbortSignal.timeout(PATIENCE_MS) });
  // The session has ended: the page itself must go through the sign-in page.
  if (answer.redirected) return location.reload();
  if (!answer.ok) throw new Error(answer.statusText);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('[data-progress]');
  if (fresh === null) throw new Error('no progress');
  localiseTimes(fresh);
  hideLookAgain(fresh);
  // The button stays itself, so that whoever is about to press it still has it under their finger.
  const button = fresh.querySelector('.refresh-form');
  const own = region.querySelector('.refresh-form');
  const ownButton = own?.querySelector('button');
  if (button && own && ownButton) {
    ownButton.textContent = button.querySelector('button')?.textContent ?? '';
    button.remove();
    replaceOthers(region.querySelector('.refresh-side')!, fresh.querySelector('.refresh-side')!, own);
  }
  region.querySelector('.figures tbody')?.replaceWith(document.importNode(fresh.querySelector('.figures tbody')!, true));
  region.querySelector('.changes-side')?.replaceWith(document.importNode(fresh.querySelector('.changes-side')!, true));
  region.dataset['progress'] = fresh.dataset['progress'] ?? 'done';
}

/** Replaces all children of `side` after `kept` by those of `fresh`, and leaves the title and `kept` alone. */
function replaceOthers(side: Element, fresh: Element, kept: Element): void {
  while (kept.nextElementSibling) kept.nextElementSibling.remove();
  for (const child of [...fresh.children].slice(1)) side.append(document.importNode(child, true));
}

/** What it is for happens by itself here. */
function hideLookAgain(within: ParentNode): void {
  for (const link of within.querySelectorAll<HTMLElement>('[data-look-again]')) link.hidden = true;
}
