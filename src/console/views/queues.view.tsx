import type { QueuesState } from '../../operations/queues/queue-operations.js';
import type { SetAsideJob } from '../../operations/queues/set-aside-jobs.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { LevelSwitch } from './level-switch.view.js';
import { QueueRow } from './queue-row.view.js';
import { SetAsideList } from './set-aside-list.view.js';

export interface QueuesModel {
  readonly session: ConsoleSession;
  readonly state: QueuesState;
  /** Null where the queue's Redis does not answer. */
  readonly setAside: readonly SetAsideJob[] | null;
  readonly now: Date;
}

const COLUMNS = ['Kind', 'State', 'Oldest', 'Ready', 'Running', 'Later', 'Per minute', ''] as const;

export function renderQueues({ session, state, setAside, now }: QueuesModel): string {
  const { formToken, staff } = session;
  return renderDocument({
    title: 'Queues',
    session,
    section: 'queues',
    children: (
      <>
        <div class="page-title">
          <h1>Queues</h1>
          <p class="page-note">All work behind the scenes, by kind: what waits, for how long, and what stands still.</p>
        </div>
        <LevelSwitch emergency={state.emergency} formToken={formToken} now={now} />
        <section data-live="">
          <div class="page-title">
            <h2>Kinds</h2>
            {staff.role === 'engineer' && <p class="page-note"><a href="/console/queues/board">Every job, on the board</a></p>}
            <p class="live-state">
              <span data-live-state></span>
              <button class="quiet-button" type="button" data-live-toggle hidden>Pause</button>
            </p>
          </div>
          <table class="list queues">
            <caption class="hidden-text">Kinds of work</caption>
            <thead>
              <tr>{COLUMNS.map((name) => <th key={name} scope="col" class={`cell-${(name || 'act').toLowerCase().replace(' ', '-')}`}>{name || <span class="hidden-text">Act</span>}</th>)}</tr>
            </thead>
            <tbody data-live-rows="">
              {state.queues.map((queue) => <QueueRow key={queue.queue} state={queue} formToken={formToken} />)}
            </tbody>
          </table>
        </section>
        <SetAsideList jobs={setAside} formToken={formToken} now={now} />
      </>
    ),
  });
}
