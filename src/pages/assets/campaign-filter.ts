/** Shows the filter and lists only campaigns that hold every typed word. Answers a function that applies it anew. */
export function enhanceCampaignFilter(): () => void {
  const input = document.querySelector<HTMLInputElement>('[data-filter]');
  const status = document.querySelector<HTMLElement>('[data-no-match]');
  const cards = [...document.querySelectorAll<HTMLElement>('[data-campaign]')];
  if (!input || !status || cards.length < 2) return () => undefined;
  const apply = () => {
    const words = plain(input.value).split(/\s+/);
    let matches = 0;
    for (const card of cards) {
      const text = plain(card.textContent ?? '');
      card.hidden = !words.every((word) => text.includes(word));
      if (!card.hidden) matches += 1;
    }
    status.textContent = matches === 0 ? (status.dataset.noMatch ?? '') : '';
  };
  input.closest<HTMLElement>('[data-filter-field]')!.hidden = false;
  input.addEventListener('input', apply);
  // What the browser restored when the reader came back.
  apply();
  return apply;
}

/** Without case and accents: "Ruderclub Zürich" is found by "zurich". */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
