/** Takes the bar at the foot of a phone's screen away while the form itself is in view. */
export function enhanceGiveBar(): void {
  const bar = document.querySelector<HTMLElement>('[data-give-bar]');
  const form = document.getElementById('give');
  if (!bar || !form) return;
  new IntersectionObserver(([entry]) => bar.classList.toggle('is-away', entry?.isIntersecting)).observe(form);
}
