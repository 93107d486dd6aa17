import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../words/words.js';
import type { ChartModel } from './chart-model.js';
import './chart.css';

const Drawing = lazy(() => import('./drawing.js'));

interface ChartProps {
  readonly model: ChartModel;
  /** What one place of the axis is: "Hour". */
  readonly axis: string;
  /** One sentence that says what there is to see, for those who do not see it. */
  readonly summary: string;
  readonly height?: number;
}

/** A chart to be read at a glance, and the figures behind it as a table for whoever wants them exactly. */
export function Chart({ model, axis, summary, height = 240 }: ChartProps) {
  const { say } = useWords();
  const [isTable, setTable] = useState(false);
  return (
    <figure className="chart">
      <div className="chart-head">
        <ul className="chart-legend">
          {model.series.map(({ name, label, color, isDashed }) => <li key={name} className={`is-${color}${isDashed === true ? ' is-dashed' : ''}`}>{label}</li>)}
        </ul>
        <button type="button" className="chart-switch" aria-pressed={isTable} onClick={() => setTable(!isTable)}>{say('chart.table')}</button>
      </div>
      {isTable ? <ChartTable model={model} axis={axis} /> : (
        <div role="img" aria-label={summary} className="chart-drawing" data-height={height}>
          <Suspense fallback={<svg width="100%" height={height} aria-hidden="true" />}><Drawing model={model} height={height} /></Suspense>
        </div>
      )}
    </figure>
  );
}

function ChartTable({ model: { series, points }, axis }: Pick<ChartProps, 'model' | 'axis'>) {
  const { say } = useWords();
  return (
    <div className="chart-table" tabIndex={0} role="group" aria-label={say('chart.table')}>
      <table>
        <thead><tr><th scope="col">{axis}</th>{series.map(({ name, label }) => <th key={name} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {points.map(({ at, values }) => (
            <tr key={at}>
              <th scope="row">{at}</th>
              {series.map(({ name, format }) => <td key={name}>{values[name] == null ? '–' : format(values[name])}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
