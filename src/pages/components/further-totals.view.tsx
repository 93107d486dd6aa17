import type { Money } from '../../shared/money.js';
import type { Voice } from '../page-text/voice.js';
import { MoneyFigure } from './figures.view.js';

interface FurtherTotalsProps {
  /** One total per currency, of which the first is shown elsewhere. */
  readonly totals: readonly Money[];
  readonly voice: Voice;
}

/** What was given in other currencies, which are never added to the first: a line that wraps. */
export function FurtherTotals({ totals, voice }: FurtherTotalsProps) {
  if (totals.length < 2) return null;
  return (
    <p class="further-totals">
      {totals.slice(1).map((total) => (
        <span key={total.currency} class="further-total">+ <MoneyFigure value={total} voice={voice} /> </span>
      ))}
    </p>
  );
}
