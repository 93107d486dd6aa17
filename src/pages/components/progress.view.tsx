import { formatPercent } from '../page-text/counts.js';
import { fill, fillText } from '../page-text/fill.js';
import type { Voice } from '../page-text/voice.js';

interface ProgressProps {
  /** Whole percent, may exceed 100. */
  readonly percent: number;
  readonly voice: Voice;
  /** Minor units; given where the bar moves live. */
  readonly goal?: number;
}

export function Progress({ percent, voice, goal }: ProgressProps) {
  const shown = formatPercent(percent, voice.locale);
  const sentence = voice.text.figures.percentOfGoal;
  return (
    <div class={percent >= 100 ? 'progress is-reached' : 'progress'}>
      <progress max={100} value={Math.min(100, percent)} aria-label={fillText(sentence, { percent: shown })} data-goal={goal} />
      <p class="progress-label">{fill(sentence, { percent: <span class="figure" data-figure={goal && 'percent'}>{shown}</span> })}</p>
    </div>
  );
}
