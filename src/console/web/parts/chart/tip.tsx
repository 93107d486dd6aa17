import type { ChartSeries } from './chart-model.js';

interface TipProps {
  readonly series: readonly ChartSeries[];
  /** Given by the chart. */
  readonly active?: boolean;
  readonly label?: string | number;
  readonly payload?: readonly { readonly dataKey?: unknown; readonly value?: unknown }[];
}

/** What stands under the pointer, exactly. */
export function Tip({ series, active = false, label, payload = [] }: TipProps) {
  if (!active) return null;
  return (
    <div className="chart-tip">
      <p>{label}</p>
      {series.map(({ name, label: title, color, format }) => {
        const value = payload.find(({ dataKey }) => dataKey === name)?.value;
        return typeof value === 'number' && <p key={name} className={`is-${color}`}>{title}: <strong>{format(value)}</strong></p>;
      })}
    </div>
  );
}
