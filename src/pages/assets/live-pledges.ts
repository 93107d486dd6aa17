import { moveFigure } from './live-figure.js';
import { localiseTimes } from './local-times.js';

interface PledgeFigures {
  readonly id: string;
  readonly state: string;
  /** Of a match: what is left of its pool. */
  readonly left?: number;
  /** Of a challenge: what has been counted, up to which. */
  readonly progress?: number;
  readonly threshold?: number;
}

export interface PledgesAnswer {
  readonly matches: readonly PledgeFigures[];
  readonly challenges: readonly PledgeFigures[];
}

const PARTS = ['pledges', 'match line'];

/** Moves the figures of matches and challenges; where others are there, or one stands otherwise, takes them from a newer copy of the page. */
export async function showPledges({ matches, challenges }: PledgesAnswer): Promise<void> {
  const shown = document.querySelector<HTMLElement>('[data-pledges]');
  if (!shown) return;
  const pledges = [...matches, ...challenges];
  if (shown.dataset.pledges !== pledges.map(({ id, state }) => `${id} ${state}`).join()) return drawAnew();
  for (const pledge of pledges) movePledge(pledge);
}

function movePledge({ id, left, progress = 0, threshold = 0 }: PledgeFigures): void {
  const pledge = document.querySelector<HTMLElement>(`[data-pledge="${id}"]`);
  const figure = pledge?.querySelector<HTMLDataElement>('[data-figure]');
  const bar = pledge?.querySelector<HTMLProgressElement>('[data-bar]');
  if (!figure || !bar) return;
  moveFigure(figure, left ?? progress);
  bar.value = left ?? Math.min(progress, threshold);
}

async function drawAnew(): Promise<void> {
  const answer = await fetch(location.pathname, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(answer.statusText);
  const copy = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const name of PARTS) {
    const [part, newer] = [document, copy].map((page) => page.querySelector(`[data-live-part="${name}"]`));
    if (!part || !newer) continue;
    localiseTimes(newer);
    part.replaceWith(newer);
  }
}
