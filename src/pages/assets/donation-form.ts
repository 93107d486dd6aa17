import { add, formatMoney, type Money } from '../../shared/money.js';
import { chosenAmount, feeToCover } from './gift-amount.js';
import { pageLocale } from './locale.js';

const GIVE_UP_MS = 20_000;

/** Comfort for the donation form: the amount on the button, the fee in words, and one gift for however many taps. */
export function enhanceDonationForm(): void {
  const form = document.querySelector<HTMLFormElement>('[data-donation-form]');
  const button = form?.querySelector<HTMLButtonElement>('[type=submit]');
  if (!form || !button) return;
  renewAttempt(form);
  const label = labelKeeper(form, button);
  form.addEventListener('input', label);
  form.addEventListener('change', (event) => {
    const choice = event.target as HTMLInputElement;
    if (choice.name === 'amount' && choice.value === 'other') form.querySelector<HTMLElement>('[name=otherAmount]')?.focus();
  });
  guardSubmission(form, button, label);
  label();
}

/**
 * A page may come from a shared cache, so each reader's form gets an attempt of its own. The attempt stays with its
 * place in the history: whoever goes back after giving sends the same one again, and is not charged twice.
 */
function renewAttempt(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name=attempt]');
  // Only secure origins have it; elsewhere the server's own attempt stays.
  if (!field || typeof crypto.randomUUID !== 'function') return;
  const kept = history.state as { attempt?: string } | null;
  field.value = kept?.attempt ?? crypto.randomUUID();
  history.replaceState({ ...kept, attempt: field.value }, '');
}

function labelKeeper(form: HTMLFormElement, button: HTMLButtonElement): () => void {
  const { giveAmount = '', coverAmount = '' } = form.dataset;
  const cover = form.querySelector<HTMLInputElement>('[name=coverFees]');
  const coverLabel = form.querySelector('[data-label=coverFees]');
  const plain = { give: button.textContent, cover: coverLabel?.textContent ?? '' };
  const write = (sentence: string, part: string, value: Money) => sentence.replace(`{${part}}`, () => formatMoney(value, pageLocale));
  return () => {
    const gift = chosenAmount(form);
    const fee = gift && feeToCover(form, gift);
    const total = gift && fee && cover?.checked ? add(gift, fee) : gift;
    button.textContent = total ? write(giveAmount, 'amount', total) : plain.give;
    if (coverLabel) coverLabel.textContent = fee ? write(coverAmount, 'fee', fee) : plain.cover;
  };
}

/** A second tap does nothing; coming back to the page, or an answer that never comes, makes the button usable again. */
function guardSubmission(form: HTMLFormElement, button: HTMLButtonElement, label: () => void): void {
  const release = () => {
    button.disabled = false;
    label();
  };
  form.addEventListener('submit', () => {
    button.disabled = true;
    button.textContent = form.dataset.sending ?? '';
    setTimeout(release, GIVE_UP_MS);
  });
  addEventListener('pageshow', (event) => event.persisted && release());
}
