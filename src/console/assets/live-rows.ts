import { localiseTimes } from './local-times.js';

const EVERY_SECONDS = 5;
const SLOWEST_SECONDS = 60;
const PATIENCE_MS = 10_000;

/** Keeps the rows of a list as the server would draw them now, while somebody is looking and has not paused it. */
export function keepLive(region: HTMLElement): void {
  const toggle = region.querySelector<HTMLButtonElement>('[data-live-toggle]');
  const state = region.querySelector<HTMLElement>('[data-live-state]');
  const rows = region.querySelector<HTMLElement>('[data-live-rows]');
  if (!toggle || !state || !rows) return;
  let isPaused = false;
  const standing = toggle.textContent ?? '';
  const { wordLive = '', wordPaused = '', wordResume = '', wordUpdated = '', wordNoAnswer = '' } = region.dataset;
  // A region may be followed at another address, and more often, than the page it stands in.
  const { live: path, liveSeconds } = region.dataset;
  const everySeconds = liveSeconds === undefined ? EVERY_SECONDS : Number(liveSeconds);
  let seconds = everySeconds;

  // Whoever pauses it while it asks has the last word.
  const say = (word: string) => void (isPaused || (state.textContent = word));

  const tick = async () => {
    if (!isPaused && !document.hidden && !isBusyWith(rows)) {
      try {
        await refresh(rows, path || location.href);
        seconds = everySeconds;
        say(wordUpdated.replace('{time}', timeNow()));
      } catch {
        seconds = Math.min(SLOWEST_SECONDS, seconds * 2);
        say(wordNoAnswer);
      }
    }
    setTimeout(tick, seconds * 1000);
  };

  toggle.addEventListener('click', () => {
    isPaused = !isPaused;
    toggle.textContent = isPaused ? wordResume : standing;
    state.textContent = isPaused ? wordPaused : wordLive;
  });
  toggle.hidden = false;
  for (const link of region.querySelectorAll<HTMLElement>('[data-live-by-hand]')) link.hidden = true;
  state.textContent = wordLive;
  setTimeout(tick, seconds * 1000);
}

function timeNow(): string {
  const { lang } = document.documentElement;
  return new Date().toLocaleTimeString(lang === 'en' ? 'en-GB' : lang);
}

async function refresh(rows: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html', 'freshet-by-itself': '1' }, signal: AbortSignal.timeout(PATIENCE_MS) });
  // The session has ended: the page itself must go through the sign-in page.
  if (answer.redirected) return location.reload();
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-live-rows]');
  // What was followed has come to its end: the page says what there is to do now.
  if (fresh === null && address !== location.href) return location.reload();
  if (fresh === null) throw new Error('no rows');
  localiseTimes(fresh);
  markNew(fresh, rows);
  rows.replaceChildren(...document.importNode(fresh, true).children);
}

function markNew(fresh: Element, rows: HTMLElement): void {
  const known = new Set([...rows.querySelectorAll<HTMLElement>('[data-id]')].map((row) => row.dataset.id));
  for (const row of fresh.querySelectorAll<HTMLElement>('[data-id]')) row.classList.toggle('is-new', !known.has(row.dataset.id));
}

/** Whoever is copying something, or about to press something, must not have it taken away. */
function isBusyWith(rows: HTMLElement): boolean {
  const selection = getSelection();
  return rows.contains(document.activeElement) || (selection !== null && !selection.isCollapsed && selection.containsNode(rows, true));
}
