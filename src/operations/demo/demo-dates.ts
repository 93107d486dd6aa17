const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When things of the demo happen, seen from one instant, so that it is always the middle of a giving day. */
export interface DemoDates {
  readonly now: Date;
  /** The live day began some hours ago and ends at eight in the evening, British time, today or tomorrow. */
  readonly liveStarts: Date;
  readonly liveEnds: Date;
  /** From when a sponsor doubles what is given on it. */
  readonly matchOpens: Date;
  readonly upcomingStarts: Date;
  readonly upcomingEnds: Date;
  /** Of campaigns that stand alone: one had closed before the others opened. */
  readonly longAgo: Date;
  readonly closedAt: Date;
  readonly openedAt: Date;
  readonly closesSoon: Date;
  readonly opensSoon: Date;
}

export function demoDates(now: Date): DemoDates {
  const fromNow = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  const upcomingStarts = nextAt(7, fromNow(38 * DAY));
  return {
    now,
    liveStarts: wholeHour(fromNow(-9 * HOUR)),
    matchOpens: wholeHour(fromNow(-HOUR)),
    liveEnds: nextAt(20, fromNow(10 * HOUR)),
    upcomingStarts,
    upcomingEnds: new Date(upcomingStarts.getTime() + 36 * HOUR),
    longAgo: nextAt(9, fromNow(-120 * DAY)),
    closedAt: nextAt(23, fromNow(-31 * DAY)),
    openedAt: nextAt(8, fromNow(-27 * DAY)),
    closesSoon: nextAt(22, fromNow(17 * DAY)),
    opensSoon: nextAt(8, fromNow(12 * DAY)),
  };
}

/** Hour of the day in Britain, with minutes as a fraction: half past two in the afternoon is 14.5. */
export function britishHour(at: Date): number {
  const parts = HOUR_AND_MINUTE.formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return value('hour') + value('minute') / 60;
}

const HOUR_AND_MINUTE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

function wholeHour(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR) * HOUR);
}

/** The first time after `earliest` that clocks in Britain strike `hour`, also when they change in between. */
function nextAt(hour: number, earliest: Date): Date {
  const hours = Array.from(
    { length: 26 },
    (_, index) => new Date(wholeHour(earliest).getTime() + (index + 1) * HOUR),
  );
  return hours.find((at) => Math.floor(britishHour(at)) === hour) ?? wholeHour(earliest);
}
