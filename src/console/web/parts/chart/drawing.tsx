import { Area, Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartModel, ChartSeries } from './chart-model.js';
import { Tip } from './tip.js';

const MARGIN = { top: 14, right: 6, bottom: 0, left: 0 } as const;
const TICK = { fill: 'var(--ink-soft)', fontSize: 12 } as const;

const colorOf = (color: ChartSeries['color']) => `var(--hue-${color})`;

/** Draws a chart. Loaded when a screen first has one: the library is as large as all else together. */
export default function Drawing({ model, height }: { readonly model: ChartModel; readonly height: number }) {
  const { series, points, marks = [], short } = model;
  const rows = points.map(({ at, values }) => ({ at, ...values }));
  const hasRight = series.some(({ isOnRight }) => isOnRight === true);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 600, height }}>
      <ComposedChart data={rows} margin={MARGIN} accessibilityLayer={false} barCategoryGap="18%">
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" tick={TICK} tickLine={false} axisLine={{ stroke: 'var(--line)' }} minTickGap={26} />
        <YAxis yAxisId="left" tick={TICK} tickLine={false} axisLine={false} width={56} tickFormatter={short} />
        {hasRight && <YAxis yAxisId="right" orientation="right" tick={TICK} tickLine={false} axisLine={false} width={44} allowDecimals={false} />}
        <Tooltip content={<Tip series={series} />} cursor={{ stroke: 'var(--field-line)', fill: 'var(--neutral-wash)' }} isAnimationActive={false} />
        {series.map((one) => drawSeries(one))}
        {marks.map(({ label, x, y, color }) => (
          <ReferenceLine
            key={label}
            yAxisId="left"
            {...(x === undefined ? {} : { x })}
            {...(y === undefined ? {} : { y, ifOverflow: 'extendDomain' as const })}
            stroke={colorOf(color)}
            strokeDasharray="3 4"
            label={{ value: label, position: y === undefined ? 'top' : 'insideTopLeft', fill: 'var(--ink-soft)', fontSize: 12 }}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function drawSeries({ name, kind, color, isDashed = false, isOnRight = false, isStacked = false }: ChartSeries) {
  const common = { key: name, dataKey: name, yAxisId: isOnRight ? 'right' : 'left', isAnimationActive: false } as const;
  const { key, ...rest } = common;
  if (kind === 'bar') return <Bar key={key} {...rest} fill={colorOf(color)} radius={isStacked ? 0 : [3, 3, 0, 0]} maxBarSize={28} {...(isStacked ? { stackId: 'whole' } : {})} />;
  const pen = { stroke: colorOf(color), strokeWidth: 2, strokeDasharray: isDashed ? '5 4' : '0', dot: false, type: 'monotone' } as const;
  if (kind === 'line') return <Line key={key} {...rest} {...pen} connectNulls={false} />;
  return <Area key={key} {...rest} {...pen} fill={colorOf(color)} fillOpacity={0.14} connectNulls={false} />;
}
