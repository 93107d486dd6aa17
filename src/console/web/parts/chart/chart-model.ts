/** One line or row of bars: what of a point it shows, its name, and its colour as a custom property of the look. */
export interface ChartSeries {
  readonly name: string;
  readonly label: string;
  readonly color: 'now' | 'last' | 'mail' | 'good' | 'plum';
  readonly kind: 'line' | 'area' | 'bar';
  readonly isDashed?: boolean;
  /** Bars that stand upon each other, since together they make up a whole. */
  readonly isStacked?: boolean;
  /** Measured on an axis of its own, at the right. */
  readonly isOnRight?: boolean;
  readonly format: (value: number) => string;
}

/** What stands at one place of the axis. */
export interface ChartPoint {
  readonly at: string;
  readonly values: Readonly<Record<string, number | null>>;
}

/** A level or a place that means something: a goal, the present hour. */
export interface ChartMark {
  readonly label: string;
  readonly y?: number;
  readonly x?: string;
  readonly color: ChartSeries['color'];
}

export interface ChartModel {
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
  readonly marks?: readonly ChartMark[];
  /** For the axis; tables and tips have the exact figures. */
  readonly short: (value: number) => string;
}
