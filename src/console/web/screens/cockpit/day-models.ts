import { useMemo } from 'react';
import type { CockpitShown, HourShown } from '../../../contract/cockpit.js';
import type { ChartMark, ChartModel } from '../../parts/chart/chart-model.js';
import { useWords } from '../../words/words.js';
import { beginningOf, lastHourOf } from './hours.js';

const MILESTONES = [0.25, 0.5, 0.75, 1] as const;
const A_DAY = 24;

/** What a day's charts are drawn from; `hour`: the one that is running. */
export function useDayModels(cockpit: CockpitShown, hour: number): { readonly pace: ChartModel; readonly gifts: ChartModel; readonly mails: ChartModel } {
  const speech = useWords();
  return useMemo(() => {
    const { day, pace, plan, totals } = cockpit;
    const { say, number, percent } = speech;
    const money = (amount: number) => speech.money({ amount: Math.round(amount), currency: day.currency });
    const short = (amount: number) => speech.shortMoney({ amount, currency: day.currency });
    const end = lastHourOf(day);
    const hours = Array.from({ length: Math.max(1, end + 1) }, (_, at) => at);
    const nameOf = namer(cockpit, speech.language);
    const reached = Math.min(hour, end);
    const [own, before] = [upTo(pace.hours), upTo(pace.last?.hours ?? [])];
    const points = hours.map((at) => ({ at: nameOf(at), values: { now: at <= reached ? own(at) : null, last: pace.last === null ? null : before(at) } }));
    const highest = Math.max(totals.raised.value[0]?.amount ?? 0, before(end));
    const byHour = new Map(pace.hours.map((one) => [one.hour, one]));
    const sent = new Map(plan.sentByHour.map((one) => [one.hour, one.sent]));
    const raisedBar = { name: 'raised', label: say('cockpit.raised'), color: 'now', kind: 'bar', format: money } as const;
    return {
      pace: {
        series: [
          { name: 'now', label: day.title, color: 'now', kind: 'area', format: money },
          ...(pace.last === null ? [] : [{ name: 'last', label: pace.last.title, color: 'last', kind: 'line', isDashed: true, format: money } as const]),
        ],
        points,
        marks: milestones(totals.goal?.amount ?? null, highest, percent),
        short,
      },
      gifts: {
        series: [raisedBar, { name: 'gifts', label: say('cockpit.gifts'), color: 'mail', kind: 'line', isOnRight: true, format: number }],
        points: hours.filter((at) => at <= reached).map((at) => ({ at: nameOf(at), values: { raised: byHour.get(at)?.raised ?? 0, gifts: byHour.has(at) ? (byHour.get(at)?.gifts ?? null) : 0 } })),
        short,
      },
      mails: {
        series: [raisedBar, { name: 'sent', label: say('cockpit.mailsSent'), color: 'mail', kind: 'line', isOnRight: true, format: number }],
        points: hours.filter((at) => at <= reached).map((at) => ({ at: nameOf(at), values: { raised: byHour.get(at)?.raised ?? 0, sent: sent.get(at) ?? 0 } })),
        short,
      },
    };
  }, [cockpit, hour, speech]);
}

/** What had come in at the end of an hour, early gifts included. */
function upTo(hours: readonly HourShown[]): (hour: number) => number {
  return (hour) => hours.filter((one) => one.hour <= hour).reduce((sum, { raised }) => sum + raised, 0);
}

/** Only those that are reached or in sight: a goal far away would flatten what there is. */
function milestones(goal: number | null, highest: number, percent: (share: number) => string): ChartMark[] {
  if (goal === null) return [];
  return MILESTONES.filter((share) => share * goal <= highest * 1.25).slice(-2).map((share) => ({ label: percent(share), y: share * goal, color: 'good' }));
}

/** Hours by the clock of the reader; by their day, too, where there is more than one. */
function namer({ day }: CockpitShown, language: string): (hour: number) => string {
  const isLong = lastHourOf(day) >= A_DAY;
  const clock = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { hour: '2-digit', minute: '2-digit', ...(isLong ? { weekday: 'short' } : {}) });
  return (hour) => clock.format(new Date(beginningOf(day, hour)));
}
