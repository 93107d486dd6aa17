import type { QueueState } from '../../operations/queues/queue-operations.js';
import type { QueueFigures } from '../../queues/figures/queue-figures.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import type { Speech } from '../words/speech.js';

interface RowProps {
  readonly state: QueueState;
  readonly formToken: string;
}

const MOST_CAUSES = 3;

export function QueueRow({ state, formToken }: RowProps) {
  const { queue, figures, promiseSeconds } = state;
  const speech = useSpeech();
  const { say } = speech;
  return (
    <tr data-id={queue}>
      <th scope="row" class="cell-kind"><span class="queue-title">{say(`queue.${queue}`)}</span> <span class="queue-does">{say(`does.${queue}`)}</span></th>
      <td class="cell-state"><StateBadge state={state} /></td>
      <td class="cell-oldest">{figures === null ? say('queue.unknown') : <Age seconds={figures.oldestReadySeconds} promiseSeconds={promiseSeconds} />}</td>
      <td class="cell-ready" data-label={say('queues.ready')}>{readyOf(speech, figures)}</td>
      <td class="cell-running" data-label={say('queues.running')}>{figures === null ? '–' : speech.number(figures.active)}</td>
      <td class="cell-later" data-label={say('queues.later')}>{figures === null ? '–' : speech.number(figures.delayed)}</td>
      <td class="cell-per-minute" data-label={say('queues.perMinute')}><Rates figures={figures} /></td>
      <td class="cell-act"><Lever state={state} formToken={formToken} /></td>
    </tr>
  );
}

function StateBadge({ state: { figures, pausedBecause, isPromiseKept } }: { readonly state: QueueState }) {
  const { say } = useSpeech();
  if (pausedBecause !== null) return <span class="badge is-pending">{say(pausedBecause === 'level' ? 'queue.pausedByLevel' : 'queue.paused')}</span>;
  if (figures === null) return <span class="badge is-failed">{say('queue.outOfReach')}</span>;
  return isPromiseKept ? <span class="badge is-captured">{say('queue.onTime')}</span> : <span class="badge is-failed">{say('queue.late')}</span>;
}

/** The age of the oldest ready job beside what is promised; the bar is full at twice the promise. */
function Age({ seconds, promiseSeconds }: { readonly seconds: number; readonly promiseSeconds: number }) {
  const { say, lasting } = useSpeech();
  const filled = Math.min(100, (50 * seconds) / promiseSeconds);
  return (
    <span class={seconds > promiseSeconds ? 'age is-late' : 'age'}>
      <span class="age-text">{lasting(Math.round(seconds * 10) / 10)} <span class="age-promise">{say('queue.promise', { time: lasting(promiseSeconds) })}</span></span>
      <svg class="age-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="age-bar-ground" width="100" height="4" />
        <rect class="age-bar-filled" width={filled.toFixed(1)} height="4" />
        <rect class="age-bar-promise" x="49.5" width="1" height="4" />
      </svg>
    </span>
  );
}

function Rates({ figures }: { readonly figures: QueueFigures | null }) {
  const { say, count, number } = useSpeech();
  if (figures === null) return <>–</>;
  const { perMinute, causes } = figures.endings;
  const failed = perMinute.failed + perMinute.retried;
  const worst = Object.entries(causes).slice(0, MOST_CAUSES).map(([cause, times]) => `${cause} ${times}`);
  return (
    <>
      {count('queue.done', perMinute.completed)}{failed > 0 && say('queue.failed', { n: number(failed) })}
      {worst.length > 0 && <span class="queue-causes" title={say('queue.causes')} lang="en">{worst.join(' · ')}</span>}
    </>
  );
}

function readyOf({ count, number }: Speech, figures: QueueFigures | null): string {
  if (figures === null) return '–';
  const { waiting, prioritised, due, held, isPaused } = figures;
  return isPaused ? count('queue.held', held) : number(waiting + prioritised + due);
}

function Lever({ state: { queue, isPausable, pausedBecause }, formToken }: RowProps) {
  const { say } = useSpeech();
  if (!isPausable) return <span class="queue-does">{say('queue.neverPaused')}</span>;
  if (pausedBecause === 'level') return <span class="queue-does">{say('queue.resumesWithLevel')}</span>;
  const verb = pausedBecause === null ? 'pause' : 'resume';
  return (
    <form method="post" action={`/console/queues/${queue}/${verb}`}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      <button class="quiet-button" type="submit">{say(`queue.${verb}`)} <span class="hidden-text">{say(`queue.${queue}`)}</span></button>
    </form>
  );
}
