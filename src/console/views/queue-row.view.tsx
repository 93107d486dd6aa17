import type { QueueState } from '../../operations/queues/queue-operations.js';
import type { QueueFigures } from '../../queues/figures/queue-figures.js';
import type { QueueName } from '../../queues/queue-kinds.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { lasting } from '../times.js';

interface RowProps {
  readonly state: QueueState;
  readonly formToken: string;
}

/** What each kind does, in the words of those who wait for it. */
export const KINDS: Readonly<Record<QueueName, readonly [title: string, does: string]>> = {
  transactional: ['Transactional', 'Receipts, payments, the outbox'],
  email: ['E-mail', 'Mailings to many'],
  import: ['Import', 'Spreadsheets in'],
  report: ['Report', 'Spreadsheets out'],
  'cache-refresh': ['Cache refresh', 'Figures by the clock'],
  'forced-refresh': ['Forced refresh', 'Figures asked for'],
};

const MOST_CAUSES = 3;

export function QueueRow({ state, formToken }: RowProps) {
  const { queue, figures, promiseSeconds } = state;
  const [title, does] = KINDS[queue];
  return (
    <tr data-id={queue}>
      <th scope="row" class="cell-kind"><span class="queue-title">{title}</span> <span class="queue-does">{does}</span></th>
      <td class="cell-state"><StateBadge state={state} /></td>
      <td class="cell-oldest">{figures === null ? 'Unknown' : <Age seconds={figures.oldestReadySeconds} promiseSeconds={promiseSeconds} />}</td>
      <td class="cell-ready" data-label="Ready">{readyOf(figures)}</td>
      <td class="cell-running" data-label="Running">{figures?.active ?? '–'}</td>
      <td class="cell-later" data-label="Later">{figures?.delayed ?? '–'}</td>
      <td class="cell-per-minute" data-label="Per minute"><Rates figures={figures} /></td>
      <td class="cell-act"><Lever state={state} formToken={formToken} /></td>
    </tr>
  );
}

function StateBadge({ state: { figures, pausedBecause, isPromiseKept } }: { readonly state: QueueState }) {
  if (pausedBecause !== null) return <span class="badge is-pending">{pausedBecause === 'level' ? 'Paused by level' : 'Paused'}</span>;
  if (figures === null) return <span class="badge is-failed">Out of reach</span>;
  return isPromiseKept ? <span class="badge is-captured">On time</span> : <span class="badge is-failed">Late</span>;
}

/** The age of the oldest ready job beside what is promised; the bar is full at twice the promise. */
function Age({ seconds, promiseSeconds }: { readonly seconds: number; readonly promiseSeconds: number }) {
  const filled = Math.min(100, (50 * seconds) / promiseSeconds);
  return (
    <span class={seconds > promiseSeconds ? 'age is-late' : 'age'}>
      <span class="age-text">{lasting(Math.round(seconds * 10) / 10)} <span class="age-promise">of {lasting(promiseSeconds)}</span></span>
      <svg class="age-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="age-bar-ground" width="100" height="4" />
        <rect class="age-bar-filled" width={filled.toFixed(1)} height="4" />
        <rect class="age-bar-promise" x="49.5" width="1" height="4" />
      </svg>
    </span>
  );
}

function Rates({ figures }: { readonly figures: QueueFigures | null }) {
  if (figures === null) return <>–</>;
  const { perMinute, causes } = figures.endings;
  const failed = perMinute.failed + perMinute.retried;
  const worst = Object.entries(causes).slice(0, MOST_CAUSES).map(([cause, count]) => `${cause} ${count}`);
  return (
    <>
      {`${Math.round(perMinute.completed)} done`}{failed > 0 && `, ${Math.round(failed)} failed`}
      {worst.length > 0 && <span class="queue-causes" title="Failures so far, by cause">{worst.join(' · ')}</span>}
    </>
  );
}

function readyOf(figures: QueueFigures | null): string {
  if (figures === null) return '–';
  const { waiting, prioritised, due, held, isPaused } = figures;
  return isPaused ? `${held} held` : String(waiting + prioritised + due);
}

function Lever({ state: { queue, isPausable, pausedBecause }, formToken }: RowProps) {
  if (!isPausable) return <span class="queue-does">Never paused</span>;
  if (pausedBecause === 'level') return <span class="queue-does">Resumes with the level</span>;
  const verb = pausedBecause === null ? 'pause' : 'resume';
  return (
    <form method="post" action={`/console/queues/${queue}/${verb}`}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      <button class="quiet-button" type="submit">{verb === 'pause' ? 'Pause' : 'Resume'} <span class="hidden-text">{KINDS[queue][0]}</span></button>
    </form>
  );
}
