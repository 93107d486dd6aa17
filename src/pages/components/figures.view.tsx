import { formatMoney, type Money } from '../../shared/money.js';
import type { DatedFigure } from '../page-frame.js';
import { formatCount } from '../page-text/counts.js';
import { fill } from '../page-text/fill.js';
import { pluralOf, type PluralForms } from '../page-text/plural.js';
import type { Voice } from '../page-text/voice.js';
import { Instant } from './instant.view.js';

/** An amount whose machine-readable value is its minor units. */
export function MoneyFigure({ value, name, voice }: { readonly value: Money; readonly name?: string; readonly voice: Voice }) {
  return (
    <data class="figure" value={String(value.amount)} data-figure={name} data-currency={value.currency}>
      {formatMoney(value, voice.locale)}
    </data>
  );
}

interface CountProps {
  readonly value: number;
  readonly forms: PluralForms;
  readonly name?: string;
  readonly voice: Voice;
}

/** A count and its noun. A count with a name changes live, so it carries the noun's forms. */
export function CountFigure({ value, forms, name, voice }: CountProps) {
  return (
    <span class="count">
      <data class="figure" value={String(value)} data-figure={name} data-forms={name && JSON.stringify(forms)}>
        {formatCount(value, voice.locale)}
      </data>{' '}
      <span class="count-noun">{pluralOf(forms, value, voice.language)}</span>
    </span>
  );
}

interface AgeProps {
  readonly figure: DatedFigure<unknown>;
  readonly voice: Voice;
  /** On cards, which stand beside a total that says in words when figures lag. */
  readonly brief?: boolean;
}

/** When a figure was true, and whether it is known to lag behind. */
export function FigureAge({ figure, voice, brief = false }: AgeProps) {
  const { asOf, stale } = voice.text.figures;
  const time = <Instant at={figure.asOf} written="clock" voice={voice} figure={brief ? undefined : 'as-of'} />;
  return (
    <p class={figure.stale ? 'age is-stale' : 'age'}>
      <span>{fill(asOf, { time })}</span>{' '}
      {!brief && <span class="age-stale" data-stale hidden={!figure.stale}>{stale}</span>}
    </p>
  );
}
