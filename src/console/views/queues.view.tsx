import type { QueuesState } from '../../operations/queues/queue-operations.js';
import type { SetAsideJob } from '../../operations/queues/set-aside-jobs.js';
import type { ConsoleSession } from '../sign-in/current-session.js';
import { renderDocument } from './document.view.js';
import { liveWords } from './live-words.js';
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

const COLUMNS = ['kind', 'state', 'oldest', 'ready', 'running', 'later', 'perMinute', 'act'] as const;

export function renderQueues({ session, state, setAside, now }: QueuesModel): string {
  const { formToken, staff, speech } = session;
  const { say } = speech;
  return renderDocument({
    title: say('queues.title'),
    session,
    speech,
    section: 'queues',
    children: (
      <>
        <div class="page-title">
          <h1>{say('queues.title')}</h1>
          <p class="page-note">{say('queues.note')}</p>
        </div>
        <LevelSwitch emergency={state.emergency} formToken={formToken} now={now} />
        <section data-live="" {...liveWords(speech)}>
          <div class="page-title">
            <h2>{say('queues.kinds')}</h2>
            {staff.role === 'engineer' && <p class="page-note"><a href="/console/queues/board">{say('queues.board')}</a></p>}
            <p class="live-state">
              <span data-live-state></span>
              <button class="quiet-button" type="button" data-live-toggle hidden>{say('live.pause')}</button>
            </p>
          </div>
          <table class="list queues">
            <caption class="hidden-text">{say('queues.caption')}</caption>
            <thead>
              <tr>{COLUMNS.map((name) => <th key={name} scope="col" class={name === 'perMinute' ? 'cell-per-minute' : `cell-${name}`}>{name === 'act' ? <span class="hidden-text">{say('queues.act')}</span> : say(`queues.${name}`)}</th>)}</tr>
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
