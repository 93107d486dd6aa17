import { pollWhileVisible } from './polling.js';

/** Looks after a pending gift until something became of it, then shows that. */
export function followPendingDonation(): void {
  const outcome = document.querySelector<HTMLElement>('[data-outcome=pending]');
  if (!outcome) return;
  pollWhileVisible(2, async () => {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.statusText);
    const isPending = (await answer.text()).includes('data-outcome="pending"');
    if (!isPending) location.reload();
    return isPending;
  });
}

export function enhancePrintButton(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-print]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => print());
}
