import type { SetAsideJob } from '../../operations/queues/set-aside-jobs.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { useSpeech } from '../words/speaking.js';
import { Instant } from './instant.view.js';

interface ListProps {
  /** Null where the queue's Redis does not answer. */
  readonly jobs: readonly SetAsideJob[] | null;
  readonly formToken: string;
  readonly now: Date;
}

const COLUMNS = ['time', 'job', 'reason'] as const;
const LONGEST_PAYLOAD = 4_000;

/** Jobs that failed for good. Nobody else will look at them. */
export function SetAsideList({ jobs, formToken, now }: ListProps) {
  const { say } = useSpeech();
  return (
    <section class="set-aside">
      <div class="page-title">
        <h2>{say('setAside.title')}</h2>
        <p class="page-note">{say('setAside.note')}</p>
      </div>
      {jobs === null && <p class="notice">{say('setAside.noAnswer')}</p>}
      {jobs !== null && (
        <table class="list jobs">
          <caption class="hidden-text">{say('setAside.caption')}</caption>
          <thead>
            <tr>{COLUMNS.map((name) => <th key={name} scope="col">{say(`setAside.${name}`)}</th>)}<th scope="col"><span class="hidden-text">{say('queues.act')}</span></th></tr>
          </thead>
          <tbody>
            {jobs.map((job) => <JobRow key={`${job.queue}/${job.id}`} job={job} formToken={formToken} now={now} />)}
            {jobs.length === 0 && <tr class="is-empty"><td colSpan={4}>{say('setAside.none')}</td></tr>}
          </tbody>
        </table>
      )}
    </section>
  );
}

function JobRow({ job, formToken, now }: Omit<ListProps, 'jobs'> & { readonly job: SetAsideJob }) {
  const { say, count } = useSpeech();
  return (
    <tr>
      <td class="cell-time"><Instant at={job.setAsideAt} now={now} /></td>
      <td class="cell-job">
        <span class="queue-title"><bdi>{job.name}</bdi></span> <span class="queue-does">{say(`queue.${job.queue}`)}</span>
        <details>
          <summary>{say('setAside.carries')}</summary>
          <pre class="job-payload">{`${job.id}\n${payloadText(job.payload)}`}</pre>
        </details>
      </td>
      <td class="cell-reason"><bdi lang="en">{job.reason}</bdi> <span class="queue-does">{count('setAside.tries', job.attempts)}</span></td>
      <td class="cell-act"><JobLevers job={job} formToken={formToken} /></td>
    </tr>
  );
}

function JobLevers({ job: { queue, id, name }, formToken }: { readonly job: SetAsideJob; readonly formToken: string }) {
  const { say } = useSpeech();
  const path = `/console/queues/${queue}/set-aside/${encodeURIComponent(id)}`;
  return (
    <form method="post" action={`${path}/retry`}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      <button class="quiet-button" type="submit">{say('setAside.retry')} <span class="hidden-text">{name} {id}</span></button>{' '}
      <button class="quiet-button is-grave" type="submit" formAction={`${path}/discard`}>{say('setAside.discard')} <span class="hidden-text">{name} {id}</span></button>
    </form>
  );
}

function payloadText(payload: unknown): string {
  const text = JSON.stringify(payload, null, 2) ?? 'nothing';
  return text.length > LONGEST_PAYLOAD ? `${text.slice(0, LONGEST_PAYLOAD)}\n…` : text;
}
