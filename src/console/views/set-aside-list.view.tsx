import type { SetAsideJob } from '../../operations/queues/set-aside-jobs.js';
import { FORM_TOKEN } from '../sign-in/form-tokens.js';
import { Instant } from './instant.view.js';
import { KINDS } from './queue-row.view.js';

interface ListProps {
  /** Null where the queue's Redis does not answer. */
  readonly jobs: readonly SetAsideJob[] | null;
  readonly formToken: string;
  readonly now: Date;
}

const LONGEST_PAYLOAD = 4_000;

/** Jobs that failed for good. Nobody else will look at them. */
export function SetAsideList({ jobs, formToken, now }: ListProps) {
  return (
    <section class="set-aside">
      <div class="page-title">
        <h2>Set aside</h2>
        <p class="page-note">Jobs that failed for good or could not be read, the newest first. Retry them once their cause is mended.</p>
      </div>
      {jobs === null && <p class="notice">The queue’s Redis does not answer, so nobody can tell at present.</p>}
      {jobs !== null && (
        <table class="list jobs">
          <caption class="hidden-text">Jobs that were set aside</caption>
          <thead>
            <tr><th scope="col">Time</th><th scope="col">Job</th><th scope="col">Reason</th><th scope="col"><span class="hidden-text">Act</span></th></tr>
          </thead>
          <tbody>
            {jobs.map((job) => <JobRow key={`${job.queue}/${job.id}`} job={job} formToken={formToken} now={now} />)}
            {jobs.length === 0 && <tr class="is-empty"><td colSpan={4}>Nothing has been set aside.</td></tr>}
          </tbody>
        </table>
      )}
    </section>
  );
}

function JobRow({ job, formToken, now }: Omit<ListProps, 'jobs'> & { readonly job: SetAsideJob }) {
  return (
    <tr>
      <td class="cell-time"><Instant at={job.setAsideAt} now={now} /></td>
      <td class="cell-job">
        <span class="queue-title"><bdi>{job.name}</bdi></span> <span class="queue-does">{KINDS[job.queue][0]}</span>
        <details>
          <summary>What it carries</summary>
          <pre class="job-payload">{`${job.id}\n${payloadText(job.payload)}`}</pre>
        </details>
      </td>
      <td class="cell-reason"><bdi>{job.reason}</bdi> <span class="queue-does">{job.attempts === 1 ? 'after 1 try' : `after ${job.attempts} tries`}</span></td>
      <td class="cell-act"><JobLevers job={job} formToken={formToken} /></td>
    </tr>
  );
}

function JobLevers({ job: { queue, id, name }, formToken }: { readonly job: SetAsideJob; readonly formToken: string }) {
  const path = `/console/queues/${queue}/set-aside/${encodeURIComponent(id)}`;
  return (
    <form method="post" action={`${path}/retry`}>
      <input type="hidden" name={FORM_TOKEN} value={formToken} />
      <button class="quiet-button" type="submit">Retry <span class="hidden-text">{name} {id}</span></button>{' '}
      <button class="quiet-button is-grave" type="submit" formAction={`${path}/discard`}>Discard <span class="hidden-text">{name} {id}</span></button>
    </form>
  );
}

function payloadText(payload: unknown): string {
  const text = JSON.stringify(payload, null, 2) ?? 'nothing';
  return text.length > LONGEST_PAYLOAD ? `${text.slice(0, LONGEST_PAYLOAD)}\n…` : text;
}
