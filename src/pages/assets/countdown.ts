import { formatTwoDigits } from '../page-text/counts.js';
import { pageLocale } from './locale.js';

/** Ticks the clocks of the page, and looks again once what they wait for has come. */
export function startCountdowns(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-countdown]')) startCountdown(clock);
}

function startCountdown(clock: HTMLElement): void {
  const target = Date.parse(clock.dataset.countdown ?? '');
  const cells = [...clock.querySelectorAll<HTMLElement>('[data-unit]')];
  const tick = () => {
    let rest = Math.max(0, Math.floor((target - Date.now()) / 1000));
    for (const cell of cells) {
      const unit = Number(cell.dataset.unit);
      cell.textContent = formatTwoDigits(Math.floor(rest / unit), pageLocale);
      rest %= unit;
    }
    if (Date.now() < target) setTimeout(tick, 1000 - (Date.now() % 1000));
    else if (isAhead) lookAgain();
  };
  const isAhead = Date.now() < target;
  tick();
}

/** Spread over some seconds, for everyone's clock reaches zero at once; never under a donor who is filling in the form. */
function lookAgain(): void {
  if (document.querySelector('[data-donation-form]')) return;
  setTimeout(() => location.reload(), 1500 + Math.random() * 10_000);
}
