import type { FigureExplanation } from '../../donations/explain-figures.js';
import { inTime } from '../times.js';
import { Instant } from './instant.view.js';

interface RefreshFieldsProps {
  readonly figures: readonly FigureExplanation[];
  readonly now: Date;
}

const COLUMNS = ['Figure', 'From', 'Shown as of', 'Stored', 'Last error'] as const;

/** Each figure: where it was read from, how old it is, and what went wrong last. */
export function RefreshFields({ figures, now }: RefreshFieldsProps) {
  return (
    <table class="list refreshes">
      <caption class="hidden-text">The figures of the campaign</caption>
      <thead>
        <tr>{COLUMNS.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.field}>
            <td>{figure.field} <span class="beside">{figure.kind}</span></td>
            <td>{figure.reading?.tier ?? 'not to be had'}</td>
            <td>{figure.reading === null ? 'not to be had' : <Instant at={figure.reading.asOf} now={now} />}</td>
            <td>{figure.storedAt === null ? 'not yet' : <Instant at={figure.storedAt} now={now} />}</td>
            <td><LastError of={figure.lastError} now={now} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastError({ of: error, now }: { readonly of: FigureExplanation['lastError']; readonly now: Date }) {
  if (error === null) return <>none</>;
  const rests = error.retryAt !== null && error.retryAt > now;
  return (
    <>
      <bdi>{error.reason}</bdi> <span class="beside"><Instant at={error.at} now={now} /></span>
      {rests && <span class="badge is-failed">set aside, tried again {inTime(error.retryAt, now)}</span>}
    </>
  );
}
