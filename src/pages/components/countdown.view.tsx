import type { CampaignState } from '../campaign/campaign.page-model.js';
import { formatTwoDigits } from '../page-text/counts.js';
import { fill } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';
import { Instant } from './instant.view.js';

const UNITS = [['days', 86_400], ['hours', 3_600], ['minutes', 60], ['seconds', 1]] as const;

interface ScheduleProps {
  readonly state: CampaignState;
  readonly voice: Voice;
}

/** When giving opens, closes or closed, in a sentence. */
export function Schedule({ state, voice }: ScheduleProps) {
  const { closes, opens, closed, closedAt } = voice.text.schedule;
  const sentence = { open: closes, upcoming: opens, closed: closedAt }[state.kind];
  const at = state.kind === 'closed' ? state.closedAt : nextTurn(state);
  if (at === null) return state.kind === 'closed' ? <p class="schedule">{closed}</p> : null;
  return <p class="schedule">{fill(sentence, { time: <Instant at={at} voice={voice} /> })}</p>;
}

interface CountdownProps extends ScheduleProps {
  /** The instant the page speaks of, from which the first reading is taken. */
  readonly now: string;
}

/** The schedule, and towards a moment to come a clock that ticks where scripts run. */
export function Countdown({ state, now, voice }: CountdownProps) {
  const target = nextTurn(state);
  const { toGive, untilOpen } = voice.text.schedule;
  return (
    <div class="countdown">
      <Schedule state={state} voice={voice} />
      {target !== null && <CountdownCells target={target} now={now} voice={voice} />}
      {target !== null && <p class="countdown-caption" aria-hidden="true">{state.kind === 'open' ? toGive : untilOpen}</p>}
    </div>
  );
}

/** When an open campaign closes or an upcoming one opens; null when nothing is to come. */
function nextTurn(state: CampaignState): string | null {
  if (state.kind === 'closed') return null;
  return state.kind === 'open' ? state.closesAt : state.opensAt;
}

function CountdownCells({ target, now, voice }: { readonly target: string; readonly now: string; readonly voice: Voice }) {
  const seconds = Math.max(0, Math.floor((Date.parse(target) - Date.parse(now)) / 1000));
  return (
    <div class="countdown-cells" data-countdown={target} aria-hidden="true">
      {UNITS.map(([unit, length], index) => {
        const wrap = index === 0 ? Infinity : (UNITS[index - 1]?.[1] ?? 1) / length;
        const reading = Math.floor(seconds / length) % wrap;
        return (
          <span key={unit} class="countdown-cell">
            <span class="countdown-number" data-unit={length}>{formatTwoDigits(reading, voice.locale)}</span>{' '}
            <span class="countdown-unit">{voice.text.schedule[unit]}</span>
          </span>
        );
      })}
    </div>
  );
}
