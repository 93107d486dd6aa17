/** Shows the share button, which scripts alone can serve: the system's own sheet, or else the link is copied. */
export function enhanceShareButton(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-share]');
  if (!button) return;
  const label = button.textContent;
  const address = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;
  button.hidden = false;
  button.addEventListener('click', async () => {
    if ('share' in navigator) {
      // Closing the sheet without sharing rejects; there is nothing to tell.
      await navigator.share({ title: document.title, url: address }).catch(() => undefined);
      return;
    }
    await (navigator as Navigator).clipboard.writeText(address);
    button.textContent = button.dataset.copied ?? label;
    setTimeout(() => (button.textContent = label), 2500);
  });
}
